package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.Tensor;

/** The last part of a Q-network: from features to numbers. */
interface ValueHead {
  /** Returns float32 of shape (B, numbers) for features of shape (B, F). */
  Tensor forward(Tensor features);
}
