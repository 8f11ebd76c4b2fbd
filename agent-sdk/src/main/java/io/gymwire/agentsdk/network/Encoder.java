package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The first part of a network: turns observations into features. */
public interface Encoder {
  /** Returns how many features there are. */
  int features();

  /** Returns the precision of the features. */
  Precision precision();

  /**
   * Returns features of shape (B, F).
   *
   * @param rows observations of shape (B, D), as {@link
   *     io.gymwire.agentsdk.observation.ObservationRows} makes them, on the network's device
   */
  Tensor forward(Tensor rows);

  /** Returns what turns a batch of observations, in any shape, into the same features. */
  List<Operation> describe(TensorNames names);
}
