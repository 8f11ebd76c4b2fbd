package io.gymwire.agentsdk.network;

import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;

/**
 * Keeps libtorch on one thread a process: for small networks a second thread costs more than it
 * brings, up to twenty times where its two OpenMP pools spin against each other.
 */
final class Threads {
  static {
    torch.set_num_threads(1);
    torch.set_num_interop_threads(1);
    openblas_full.openblas_set_num_threads(1);
  }

  private Threads() {}

  /** Does nothing but load this class, once a process, before the first tensor. */
  static void prepare() {}
}
