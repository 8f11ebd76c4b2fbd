package io.gymwire.agents.bench;

import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * The libtorch calls of an algorithm's update and nothing else: plain layers and PyTorch's Adam on
 * a batch that is ready, with no memory, no metrics and no house around them.
 */
interface BareUpdate {
  /** Undoes earlier updates where they would change the next one's cost. */
  void restore();

  /** Does one update, and tells each loss that it descended from. */
  void run(Consumer<Tensor> losses);
}
