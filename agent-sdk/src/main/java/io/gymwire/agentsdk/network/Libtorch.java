package io.gymwire.agentsdk.network;

import io.gymwire.protocol.process.MachineLock;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch, once a process, and keeps it on one thread: for small networks a second thread
 * costs more than it brings, up to twenty times where its two OpenMP pools spin against each other.
 */
final class Libtorch {
  static {
    MachineLock.whileWorkingIn(
        unpackedLibraries(),
        () -> {
          torch.set_num_threads(1);
          torch.set_num_interop_threads(1);
          openblas_full.openblas_set_num_threads(1);
        });
  }

  private Libtorch() {}

  /** Does nothing but load this class, before the first tensor. */
  static void load() {}

  private static Path unpackedLibraries() {
    try {
      return Loader.getCacheDir().toPath();
    } catch (IOException e) {
      // Then none is unpacked, and it does not matter.
      return Path.of("");
    }
  }
}
