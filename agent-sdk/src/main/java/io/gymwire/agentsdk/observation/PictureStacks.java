package io.gymwire.agentsdk.observation;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;

/** Tells which observations are pictures for a convolutional network, without loading libtorch. */
public final class PictureStacks {
  private static final int SMALLEST_LENGTH = 36;
  private static final int MOST_CHANNELS = 16;

  private PictureStacks() {}

  /**
   * Returns whether observations of {@code space} are pictures for a convolutional network: uint8
   * of shape (channels, height, width), at most 16 channels, such as a stack of frames, and at
   * least 36 pixels a side.
   */
  public static boolean suits(Space space) {
    return space instanceof Box box && suits(box);
  }

  private static boolean suits(Box space) {
    int[] shape = space.shape();
    return space.dtype() == DType.UINT8
        && shape.length == 3
        && shape[0] <= MOST_CHANNELS
        && Math.min(shape[1], shape[2]) >= SMALLEST_LENGTH;
  }
}
