package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.random.SeedSequence;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * An actor and a critic for any observations: with a body for each, or one for both as in Mnih et
 * al. 2016.
 */
public final class FeedforwardActorCritic implements JointActorCritic {
  private static final String POLICY = "policy";
  private static final String VALUE = "value";

  private final Body policyBody;
  private final Body valueBody;
  private final PolicyHead policy;
  private final LinearLayer value;
  private final ParameterVector parameters;

  /**
   * Makes one.
   *
   * @param form of the networks
   * @param shared whether all but the last layers are the same for both
   * @param seed of the weights
   * @param device where it runs
   */
  public FeedforwardActorCritic(
      NetworkForm form, boolean shared, SeedSequence seed, Device device) {
    Parameters all = new Parameters(device);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      LayerWeights weights = LayerWeights.of(form, seed);
      all.begin(shared ? "" : POLICY);
      policyBody = new Body(form, all, weights);
      all.begin(VALUE);
      valueBody = shared ? policyBody : new Body(form, all, weights);
      all.begin(POLICY);
      policy = new PolicyHead(form, policyBody.outputs(), all, weights.policy());
      all.begin(VALUE);
      value = LinearLayer.create(all, valueBody.outputs(), 1, weights.value());
      parameters = all.together();
    }
  }

  @Override
  public Tensor policy(Tensor observation) {
    return policy.forward(policyBody.forward(observation));
  }

  @Override
  public Tensor value(Tensor observation) {
    return valueOf(valueBody.forward(observation));
  }

  @Override
  public Output forward(Tensor observation) {
    Tensor features = policyBody.forward(observation);
    Tensor valueFeatures = valueBody == policyBody ? features : valueBody.forward(observation);
    return new Output(policy.forward(features), valueOf(valueFeatures));
  }

  private Tensor valueOf(Tensor features) {
    return value.forward(features, Precision.FLOAT32).squeeze(1);
  }

  @Override
  public Optional<List<Operation>> describePolicy(TensorNames names) {
    try (PointerScope scope = new PointerScope()) {
      return Optional.of(
          Operation.sequence(policyBody.describe(names), List.of(policy.describe(names))));
    }
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
