package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.protocol.space.Space;
import org.bytedeco.pytorch.global.torch;

/**
 * On how many threads of the CPU libtorch computes what one thread of Java asks for: one, until
 * somebody says otherwise. Another number rounds otherwise, so equal runs need equal numbers.
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

  /**
   * Has libtorch compute on so many threads from now on what is asked for by this thread, and by
   * those that have asked for nothing yet.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public static void use(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    torch.set_num_threads(threads);
  }
}
