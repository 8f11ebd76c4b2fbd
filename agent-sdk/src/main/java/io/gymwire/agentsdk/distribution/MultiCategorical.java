package io.gymwire.agentsdk.distribution;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Several independent choices, each with a {@link Categorical} of its own. */
final class MultiCategorical implements Distribution {
  private final List<Categorical> elements = new ArrayList<>();

  /**
   * Makes one from the elements' logits beside each other.
   *
   * @param logits shape (B, sum of nvec)
   * @param nvec the number of choices of each element
   */
  MultiCategorical(Tensor logits, long[] nvec) {
    long first = 0;
    for (long choices : nvec) {
      elements.add(new Categorical(logits.narrow(1, first, choices)));
      first += choices;
    }
  }

  @Override
  public void sample(Pcg64 random, NdArray actions) {
    for (int k = 0; k < elements.size(); k++) {
      elements.get(k).sample(random, actions, k);
    }
  }

  @Override
  public void mode(NdArray actions) {
    for (int k = 0; k < elements.size(); k++) {
      elements.get(k).mode(actions, k);
    }
  }

  @Override
  public Tensor logProbability(Tensor actions) {
    Tensor sum = elements.get(0).logProbability(actions.narrow(1, 0, 1));
    for (int k = 1; k < elements.size(); k++) {
      sum = sum.add(elements.get(k).logProbability(actions.narrow(1, k, 1)));
    }
    return sum;
  }

  @Override
  public Tensor entropy() {
    Tensor sum = elements.get(0).entropy();
    for (int k = 1; k < elements.size(); k++) {
      sum = sum.add(elements.get(k).entropy());
    }
    return sum;
  }
}
