package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.protocol.space.Space;
import org.bytedeco.pytorch.global.torch;

/**
 * On how many threads of the CPU libtorch computes, in the whole process: one, until somebody says
 * otherwise. Another number rounds otherwise, so equal runs need equal numbers.
 */
public final class ComputeThreads {
  static {
    Libtorch.load();
  }

  /** More were not measured; a batch of 32 pictures has little for each to do. */
  private static final int MOST = 4;

  private ComputeThreads() {}

  /**
   * Returns how many threads suit networks that see members of {@code observations} here: for
   * pictures one a core, at most four; for others one, because a second costs small networks more
   * than it brings.
   */
  public static int suiting(Space observations) {
    return PictureShape.isIn(observations)
        ? Math.min(Runtime.getRuntime().availableProcessors(), MOST)
        : 1;
  }

  /** Has libtorch compute on so many threads from now on. */
  public static void use(int threads) {
    torch.set_num_threads(threads);
  }
}
