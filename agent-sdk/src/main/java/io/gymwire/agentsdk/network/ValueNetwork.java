package io.gymwire.agentsdk.network;

import io.gymwire.protocol.random.SeedSequence;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A critic by itself. */
public final class ValueNetwork implements AutoCloseable {
  private final Body body;
  private final LinearLayer head;
  private final ParameterVector parameters;

  /** Makes one with weights of {@code seed} on {@code device}. */
  public ValueNetwork(NetworkForm form, SeedSequence seed, Device device) {
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      LayerWeights weights = LayerWeights.of(form, seed);
      body = new Body(form, all, weights);
      head = LinearLayer.create(all, body.outputs(), 1, weights.value());
      parameters = all.together();
    }
  }

  /** Returns V(s); see {@link ActorCritic#value}. */
  public Tensor forward(Tensor observation) {
    return head.forward(body.forward(observation), Precision.FLOAT32).squeeze(1);
  }

  /** Returns its parameters. */
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
