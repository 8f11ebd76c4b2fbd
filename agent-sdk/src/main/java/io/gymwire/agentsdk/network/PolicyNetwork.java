package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.random.SeedSequence;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** An actor by itself. */
public final class PolicyNetwork implements AutoCloseable {
  private final Body body;
  private final PolicyHead head;
  private final ParameterVector parameters;

  /** Makes one with weights of {@code seed} on {@code device}. */
  public PolicyNetwork(NetworkForm form, SeedSequence seed, Device device) {
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      LayerWeights weights = LayerWeights.of(form, seed);
      body = new Body(form, all, weights);
      head = new PolicyHead(form, body.outputs(), all, weights.policy());
      parameters = all.together();
    }
  }

  /** Returns the parameters of the policy; see {@link ActorCritic#policy}. */
  public Tensor forward(Tensor observation) {
    return head.forward(body.forward(observation));
  }

  /** Returns what gives the parameters of the policy that know the observation. */
  public List<Operation> describe(TensorNames names) {
    try (PointerScope scope = new PointerScope()) {
      return Operation.sequence(body.describe(names), List.of(head.describe(names)));
    }
  }

  /** Returns theta. */
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
