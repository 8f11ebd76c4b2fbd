package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.space.Box;

/**
 * Turns colour pictures gray, of shape (height, width) or (height, width, 1): Gymnasium's {@code
 * GrayscaleObservation}, whose sums of weighted channels are cut to uint8, not rounded; or OpenCV's
 * {@code cvtColor}, which Gymnasium took up to 0.29 and Stable-Baselines3 takes.
 */
final class GrayscaleObservation extends ObservationWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "GrayscaleObservation",
          "Turns colour pictures, uint8 of shape (height, width, 3), gray.",
          GrayscaleObservation::of,
          optional("keep_dim", "whether to keep a last axis, of length 1", false),
          optional(
              "opencv",
              "whether grays are OpenCV's, as up to Gymnasium 0.29 and in Stable-Baselines3",
              false));

  private static final double RED = 0.2125;
  private static final double GREEN = 0.7154;
  private static final double BLUE = 0.0721;

  /** What OpenCV shifts its sums by, after adding a half. */
  private static final int SHIFT = 15;

  private static final int OPENCV_RED = 9798;
  private static final int OPENCV_GREEN = 19235;
  private static final int OPENCV_BLUE = 3735;

  private final boolean opencv;
  private final NdArray gray;
  private final byte[] colours;
  private final byte[] bytes;

  private GrayscaleObservation(Environment environment, boolean opencv, int... shape) {
    super(environment, Box.of(0, 255, DType.UINT8, shape));
    this.opencv = opencv;
    this.gray = NdArray.zeros(DType.UINT8, shape);
    this.bytes = new byte[gray.size()];
    this.colours = new byte[3 * bytes.length];
  }

  private static Environment of(Environment environment, Arguments arguments) {
    int[] shape = arguments.bytePictures(environment).shape();
    if (shape.length != 3 || shape[2] != 3) {
      throw arguments.doesNotFit(environment, "shape (height, width, 3)");
    }
    boolean opencv = arguments.flag("opencv");
    return arguments.flag("keep_dim")
        ? new GrayscaleObservation(environment, opencv, shape[0], shape[1], 1)
        : new GrayscaleObservation(environment, opencv, shape[0], shape[1]);
  }

  @Override
  NdArray observe(NdArray observation) {
    observation.buffer().get(colours);
    for (int i = 0; i < bytes.length; i++) {
      int red = colours[3 * i] & 0xFF;
      int green = colours[3 * i + 1] & 0xFF;
      int blue = colours[3 * i + 2] & 0xFF;
      bytes[i] = (byte) (opencv ? opencv(red, green, blue) : gymnasium(red, green, blue));
    }
    gray.buffer().put(bytes);
    return gray;
  }

  private static int gymnasium(int red, int green, int blue) {
    return (int) (RED * red + GREEN * green + BLUE * blue);
  }

  private static int opencv(int red, int green, int blue) {
    int sum = OPENCV_RED * red + OPENCV_GREEN * green + OPENCV_BLUE * blue;
    return (sum + (1 << (SHIFT - 1))) >> SHIFT;
  }
}
