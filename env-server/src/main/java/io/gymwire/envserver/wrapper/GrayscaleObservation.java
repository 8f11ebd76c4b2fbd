package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.space.Box;
import java.nio.ByteBuffer;

/**
 * Turns colour pictures gray, of shape (height, width) or (height, width, 1): Gymnasium's {@code
 * GrayscaleObservation}, whose sums of weighted channels are cut to uint8, not rounded.
 */
final class GrayscaleObservation extends ObservationWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "GrayscaleObservation",
          "Turns colour pictures, uint8 of shape (height, width, 3), gray.",
          GrayscaleObservation::of,
          optional("keep_dim", "whether to keep a last axis, of length 1", false));

  private static final double RED = 0.2125;
  private static final double GREEN = 0.7154;
  private static final double BLUE = 0.0721;

  private final NdArray gray;

  private GrayscaleObservation(Environment environment, int... shape) {
    super(environment, Box.of(0, 255, DType.UINT8, shape));
    this.gray = NdArray.zeros(DType.UINT8, shape);
  }

  private static Environment of(Environment environment, Arguments arguments) {
    int[] shape = arguments.bytePictures(environment).shape();
    if (shape.length != 3 || shape[2] != 3) {
      throw arguments.doesNotFit(environment, "shape (height, width, 3)");
    }
    return arguments.flag("keep_dim")
        ? new GrayscaleObservation(environment, shape[0], shape[1], 1)
        : new GrayscaleObservation(environment, shape[0], shape[1]);
  }

  @Override
  NdArray observe(NdArray observation) {
    ByteBuffer colours = observation.buffer();
    ByteBuffer out = gray.buffer();
    while (out.hasRemaining()) {
      double red = RED * (colours.get() & 0xFF);
      double green = GREEN * (colours.get() & 0xFF);
      double blue = BLUE * (colours.get() & 0xFF);
      out.put((byte) (red + green + blue));
    }
    return gray;
  }
}
