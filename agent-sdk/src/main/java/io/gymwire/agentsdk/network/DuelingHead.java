package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Values each action by the state's value and the action's advantage over the others: Wang et al.,
 * "Dueling Network Architectures for Deep Reinforcement Learning" (2016), equation 9.
 *
 * <pre>  Q(s, a) = V(s) + A(s, a) - mean_a' A(s, a')</pre>
 *
 * <p>With K numbers an action, each of them is made so (Hessel et al. 2018).
 *
 * @param value the stream of V, K numbers
 * @param advantage the stream of A, K numbers for each action, an action's side by side
 * @param actions how many actions there are
 */
record DuelingHead(ValueHead value, ValueHead advantage, int actions) implements ValueHead {
  @Override
  public Tensor forward(Tensor features) {
    Tensor v = value.forward(features).unsqueeze(1);
    Tensor a = advantage.forward(features).unflatten(1, actions, -1);
    return v.add(a).sub(a.mean(1).unsqueeze(1)).flatten(1, -1);
  }

  @Override
  public List<Operation> describe(TensorNames names) {
    return List.of(Operation.dueling(actions, value.describe(names), advantage.describe(names)));
  }
}
