package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The last layer of an actor, and the parameters of its policy that know no observation. */
final class PolicyHead {
  private final LinearLayer layer;
  private final Optional<Tensor> free;

  PolicyHead(NetworkForm form, int inputs, Parameters parameters, InitialWeights weights) {
    layer =
        LinearLayer.create(parameters, inputs, form.policyOutputs() - form.freeOutputs(), weights);
    free =
        form.freeOutputs() > 0
            ? Optional.of(parameters.addToLayer("log_deviations", 1, form.freeOutputs()))
            : Optional.empty();
  }

  /** Returns shape (B, policy outputs) for {@code features} of shape (B, inputs). */
  Tensor forward(Tensor features) {
    Tensor bound = layer.forward(features, Precision.FLOAT32);
    return free.map(parameter -> join(bound, parameter)).orElse(bound);
  }

  /** Returns what gives the outputs that know the observation. */
  Operation describe(TensorNames names) {
    return layer.describe(names);
  }

  private static Tensor join(Tensor bound, Tensor free) {
    Tensor repeated = free.expand(bound.size(0), free.size(1));
    return torch.cat(new TensorVector(bound, repeated), 1);
  }
}
