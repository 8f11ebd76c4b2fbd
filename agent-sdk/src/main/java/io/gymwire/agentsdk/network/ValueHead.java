package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The last part of a Q-network: from features to numbers. */
interface ValueHead {
  /** Returns float32 of shape (B, numbers) for features of shape (B, F). */
  Tensor forward(Tensor features);

  /** Returns what {@link #forward} does without noise. */
  List<Operation> describe(TensorNames names);
}
