package io.gymwire.agentsdk.observation;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Space;
import java.util.Optional;

/**
 * The shape of observations that are pictures for a convolutional network. One class knows which
 * are, without loading libtorch.
 *
 * <p>Pictures are uint8 from 0 to 255, or float32 that are taken as they are, and at least 36
 * pixels a side, with at most 16 channels:
 *
 * <ul>
 *   <li>(height, width): gray, as {@code GrayscaleObservation} makes them;
 *   <li>(height, width, colours), as Gymnasium renders;
 *   <li>(frames, height, width): a stack of gray ones, or channels as PyTorch has them;
 *   <li>(frames, height, width, colours): a stack of coloured ones.
 * </ul>
 *
 * @param frames 1 without a stack
 * @param height in pixels
 * @param width in pixels
 * @param colours 1 where there is no such axis
 */
public record PictureShape(int frames, int height, int width, int colours) {
  private static final int SMALLEST_LENGTH = 36;
  private static final int MOST_CHANNELS = 16;

  /** Returns the shape of the members of {@code space}, if they are pictures. */
  public static Optional<PictureShape> of(Space space) {
    if (!(space instanceof Box box)
        || (box.dtype() != DType.UINT8 && box.dtype() != DType.FLOAT32)) {
      return Optional.empty();
    }
    return ofLengths(box.shape()).filter(PictureShape::isLargeEnough);
  }

  /** Returns whether members of {@code space} are pictures, or a Dict with pictures in it. */
  public static boolean isIn(Space space) {
    return space instanceof Dict parts
        ? parts.spaces().values().stream().anyMatch(PictureShape::isIn)
        : of(space).isPresent();
  }

  private static Optional<PictureShape> ofLengths(int[] lengths) {
    return switch (lengths.length) {
      case 2 -> Optional.of(new PictureShape(1, lengths[0], lengths[1], 1));
      case 3 ->
          Optional.of(
              lengths[0] <= MOST_CHANNELS
                  ? new PictureShape(lengths[0], lengths[1], lengths[2], 1)
                  : new PictureShape(1, lengths[0], lengths[1], lengths[2]));
      case 4 -> Optional.of(new PictureShape(lengths[0], lengths[1], lengths[2], lengths[3]));
      default -> Optional.empty();
    };
  }

  private boolean isLargeEnough() {
    return Math.min(height, width) >= SMALLEST_LENGTH
        && Math.min(frames, colours) >= 1
        && (long) frames * colours <= MOST_CHANNELS;
  }

  /** Returns how many channels a convolution sees: the colours of every frame. */
  public int channels() {
    return frames * colours;
  }
}
