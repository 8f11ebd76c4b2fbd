package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.required;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.space.Box;

/** Shrinks pictures of bytes: Gymnasium's {@code ResizeObservation}, so OpenCV's INTER_AREA. */
final class ResizeObservation extends ObservationWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "ResizeObservation",
          "Shrinks pictures, uint8 with up to 4 channels, by OpenCV's INTER_AREA.",
          ResizeObservation::of,
          required("shape", "the new height and width, such as [84, 84], neither larger than now"));

  /** What OpenCV resizes with INTER_AREA. */
  private static final int MAX_CHANNELS = 4;

  private final AreaResize resize;
  private final NdArray resized;

  private ResizeObservation(Environment environment, AreaResize resize, int[] shape) {
    super(environment, Box.of(0, 255, DType.UINT8, shape));
    this.resize = resize;
    this.resized = NdArray.zeros(DType.UINT8, shape);
  }

  private static Environment of(Environment environment, Arguments arguments) {
    int[] shape = arguments.bytePictures(environment).shape();
    int channels = shape.length == 3 ? shape[2] : 1;
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw arguments.doesNotFit(environment, "1 to %d channels".formatted(MAX_CHANNELS));
    }
    int[] size = arguments.size("shape");
    if (size[0] > shape[0] || size[1] > shape[1]) {
      throw arguments.wrong("shape", "up to [%d, %d]".formatted(shape[0], shape[1]));
    }
    AreaResize resize = new AreaResize(shape[0], shape[1], channels, size[0], size[1]);
    System.arraycopy(size, 0, shape, 0, size.length);
    return new ResizeObservation(environment, resize, shape);
  }

  @Override
  NdArray observe(NdArray observation) {
    resize.resize(new ByteRows(observation), resized);
    return resized;
  }
}
