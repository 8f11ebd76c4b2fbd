package io.gymwire.agentsdk.network;

import io.gymwire.protocol.process.MachineLock;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch, once a process, and keeps it on one thread until {@link ComputeThreads} says
 * otherwise: for small networks a second thread costs more than it brings, up to twenty times where
 * its two OpenMP pools spin against each other.
 */
final class Libtorch {
  static {
    MachineLock.whileWorkingIn(
        Loader::getCacheDir,
        () -> {
          torch.set_num_threads(1);
          torch.set_num_interop_threads(1);
          openblas_full.openblas_set_num_threads(1);
        });
  }

  private Libtorch() {}

  /** Does nothing but load this class, before the first tensor. */
  static void load() {}
}
