package io.gymwire.agents.example;

import io.gymwire.agentsdk.network.JointActorCritic;
import io.gymwire.agentsdk.network.ParameterVector;
import io.gymwire.agentsdk.network.Parameters;
import io.gymwire.agentsdk.network.UniformWeights;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.random.SeedSequence;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** An actor and a critic of normalised layers, for vectors. */
public final class LayerNormActorCritic implements JointActorCritic {
  private final Device device;
  private final LayerNormLayers actor;
  private final LayerNormLayers critic;
  private final ParameterVector parameters;

  /** Makes one; see {@link io.gymwire.agentsdk.network.ActorCriticMaker}. */
  public LayerNormActorCritic(
      ObservationRows rows, int policyOutputs, SeedSequence seed, Device device) {
    this.device = device;
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      UniformWeights weights = new UniformWeights(seed.generateLongs(1)[0] >>> 1);
      actor = new LayerNormLayers(all, weights, rows.size(), policyOutputs);
      critic = new LayerNormLayers(all, weights, rows.size(), 1);
      parameters = all.together();
    }
  }

  @Override
  public Tensor policy(Tensor observation) {
    return actor.forward(observation.to(device, observation.scalar_type()));
  }

  @Override
  public Tensor value(Tensor observation) {
    return critic.forward(observation.to(device, observation.scalar_type())).squeeze(1);
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
