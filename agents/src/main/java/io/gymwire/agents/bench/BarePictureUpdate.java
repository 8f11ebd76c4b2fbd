package io.gymwire.agents.bench;

import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The libtorch calls of one DQN update from pictures and nothing else: PyTorch's own modules of the
 * Nature network and Adam, on a uint8 batch that is ready.
 */
final class BarePictureUpdate {
  private static final int FRAMES = 4;
  private static final int SIDE = 84;

  private final Network network;
  private final Network target;
  private final Adam optimizer;
  private final Scalar gamma = new Scalar(0.99);
  private final Scalar one = new Scalar(1.0);
  private final Tensor observation;
  private final Tensor action;
  private final Tensor reward;
  private final Tensor terminated;
  private final Tensor nextObservation;

  BarePictureUpdate(int actions, int batch, boolean channelsLast, Device device) {
    network = new Network(actions, channelsLast, device);
    target = new Network(actions, channelsLast, device);
    optimizer = new Adam(network.parameters(), new AdamOptions(1e-4));
    observation = on(device, pictures(batch));
    action = on(device, torch.randint(actions, new long[] {batch, 1}));
    reward = on(device, torch.ones(batch, 1));
    terminated = on(device, torch.zeros(batch, 1));
    nextObservation = on(device, pictures(batch));
  }

  void run() {
    try (PointerScope scope = new PointerScope()) {
      Tensor y = target();
      Tensor q = network.forward(observation).gather(1, action);
      Tensor loss = torch.smooth_l1_loss(q, y);
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
      // So that a device has done it all.
      loss.item_float();
    }
  }

  private Tensor target() {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor best = target.forward(nextObservation).amax(new long[] {1}, true);
      return torch.addcmul(reward, torch.rsub(terminated, one), best, gamma);
    }
  }

  private static Tensor on(Device device, Tensor tensor) {
    return tensor.to(device, tensor.scalar_type());
  }

  private static Tensor pictures(int batch) {
    return torch.randint(256, new long[] {batch, FRAMES, SIDE, SIDE}).to(ScalarType.Byte);
  }

  private static final class Network {
    private final Conv2dImpl first = convolution(FRAMES, 32, 8, 4);
    private final Conv2dImpl second = convolution(32, 64, 4, 2);
    private final Conv2dImpl third = convolution(64, 64, 3, 1);
    private final LinearImpl hidden = new LinearImpl(3136, 512);
    private final LinearImpl last;
    private final Scalar brightest = new Scalar(255.0);
    private final boolean channelsLast;

    Network(int actions, boolean channelsLast, Device device) {
      this.channelsLast = channelsLast;
      last = new LinearImpl(512, actions);
      for (Module layer : List.<Module>of(first, second, third, hidden, last)) {
        layer.to(device, false);
      }
      if (channelsLast) {
        for (Conv2dImpl layer : new Conv2dImpl[] {first, second, third}) {
          layer.weight().set_data(layer.weight().contiguous(torch.MemoryFormat.ChannelsLast));
        }
      }
    }

    Tensor forward(Tensor pictures) {
      Tensor x = pictures.to(ScalarType.Float).div(brightest);
      if (channelsLast) {
        x = x.contiguous(torch.MemoryFormat.ChannelsLast);
      }
      x = torch.relu(first.forward(x));
      x = torch.relu(second.forward(x));
      x = torch.relu(third.forward(x));
      return last.forward(torch.relu(hidden.forward(x.flatten(1, -1))));
    }

    TensorVector parameters() {
      TensorVector parameters = new TensorVector();
      for (Conv2dImpl layer : new Conv2dImpl[] {first, second, third}) {
        parameters.push_back(layer.weight());
        parameters.push_back(layer.bias());
      }
      for (LinearImpl layer : new LinearImpl[] {hidden, last}) {
        parameters.push_back(layer.weight());
        parameters.push_back(layer.bias());
      }
      return parameters;
    }

    private static Conv2dImpl convolution(long in, long out, long size, long stride) {
      Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(size, size));
      options.stride().put(new LongPointer(stride, stride));
      return new Conv2dImpl(options);
    }
  }
}
