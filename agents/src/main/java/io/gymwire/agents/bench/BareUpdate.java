package io.gymwire.agents.bench;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The libtorch calls of one DQN update and nothing else: PyTorch's own Linear modules and Adam, on
 * a batch that is ready, with no replay memory, no clipping and no metrics.
 */
final class BareUpdate {
  private final LinearImpl[] network;
  private final LinearImpl[] target;
  private final Adam optimizer;
  private final Scalar gamma = new Scalar(0.99);
  private final Scalar one = new Scalar(1.0);
  private final Scalar tau = new Scalar(0.01);
  private final Tensor observation;
  private final Tensor action;
  private final Tensor reward;
  private final Tensor terminated;
  private final Tensor nextObservation;

  BareUpdate(int observationSize, int hidden, int actions, int batch) {
    network = layers(observationSize, hidden, actions);
    target = layers(observationSize, hidden, actions);
    TensorVector parameters = new TensorVector();
    for (LinearImpl layer : network) {
      parameters.push_back(layer.weight());
      parameters.push_back(layer.bias());
    }
    optimizer = new Adam(parameters, new AdamOptions(1e-3));
    observation = torch.rand(batch, observationSize);
    action = torch.randint(actions, new long[] {batch, 1});
    reward = torch.ones(batch, 1);
    terminated = torch.zeros(batch, 1);
    nextObservation = torch.rand(batch, observationSize);
  }

  void run() {
    try (PointerScope scope = new PointerScope()) {
      Tensor y = target();
      Tensor q = forward(network, observation).gather(1, action);
      Tensor loss = torch.mse_loss(q, y);
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
      follow();
    }
  }

  /** Moves the target network, parameter by parameter. */
  private void follow() {
    try (NoGradGuard guard = new NoGradGuard()) {
      for (int i = 0; i < network.length; i++) {
        target[i].weight().lerp_(network[i].weight(), tau);
        target[i].bias().lerp_(network[i].bias(), tau);
      }
    }
  }

  private Tensor target() {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor best = forward(target, nextObservation).amax(new long[] {1}, true);
      return torch.addcmul(reward, torch.rsub(terminated, one), best, gamma);
    }
  }

  private static Tensor forward(LinearImpl[] layers, Tensor x) {
    Tensor hidden = torch.relu(layers[0].forward(x));
    return layers[2].forward(torch.relu(layers[1].forward(hidden)));
  }

  private static LinearImpl[] layers(int in, int hidden, int out) {
    return new LinearImpl[] {
      new LinearImpl(in, hidden), new LinearImpl(hidden, hidden), new LinearImpl(hidden, out)
    };
  }
}
