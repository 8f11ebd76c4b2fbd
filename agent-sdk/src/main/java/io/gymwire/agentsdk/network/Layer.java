package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.description.Operation;
import org.bytedeco.pytorch.Tensor;

/** A fully connected layer. */
sealed interface Layer permits LinearLayer, NoisyLayer {
  /** Returns shape (B, out) for {@code x} of shape (B, in) in {@code precision}. */
  Tensor forward(Tensor x, Precision precision);

  /** Returns what {@link #forward} does without noise. */
  Operation describe(TensorNames names);
}
