package io.gymwire.agentsdk.replay;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.Arrays;
import java.util.Optional;

/**
 * The form of an observation that is a stack of pictures, oldest first, as Gymnasium's {@code
 * FrameStackObservation} makes it.
 *
 * @param frames k, how many there are
 * @param frameBytes of one of them
 */
record StackShape(int frames, int frameBytes) {
  private static final int MOST_FRAMES = 16;

  /** Returns the form if members of {@code space} are uint8 of shape (k, height, width, ...). */
  static Optional<StackShape> of(Space space) {
    if (!(space instanceof Box box)) {
      return Optional.empty();
    }
    int[] shape = box.shape();
    if (box.dtype() != DType.UINT8 || shape.length < 3 || shape[0] < 2 || shape[0] > MOST_FRAMES) {
      return Optional.empty();
    }
    int frameBytes = NdArray.sizeOf(Arrays.copyOfRange(shape, 1, shape.length));
    return Optional.of(new StackShape(shape[0], frameBytes));
  }

  int bytes() {
    return frames * frameBytes;
  }
}
