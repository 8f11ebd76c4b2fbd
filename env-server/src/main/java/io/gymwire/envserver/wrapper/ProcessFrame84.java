package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.space.Box;
import java.util.Arrays;

/**
 * Turns an Atari game's picture gray, shrinks it to 110 rows and cuts out the 84 of the field:
 * Lightning Bolts' {@code ProcessFrame84}, but of shape (84, 84), without its last axis of 1.
 */
final class ProcessFrame84 extends ObservationWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "ProcessFrame84",
          "Turns an Atari game's picture, uint8 of shape (210, 160, 3) or (250, 160, 3), gray, shrinks it to"
              + " 110 x 84 and keeps the rows 18 to 101.",
          ProcessFrame84::of);

  private static final int WIDTH = 160;
  private static final int SIZE = 84;
  private static final int SHRUNK_HEIGHT = 110;
  private static final int TOP = 18;

  private final AreaResize resize;
  private final NdArray shrunk = NdArray.zeros(DType.UINT8, SHRUNK_HEIGHT, SIZE);
  private final NdArray field = NdArray.zeros(DType.UINT8, SIZE, SIZE);

  private ProcessFrame84(Environment environment, int height) {
    super(environment, Box.of(0, 255, DType.UINT8, SIZE, SIZE));
    this.resize = AreaResize.cutting(height, WIDTH, SHRUNK_HEIGHT, SIZE);
  }

  private static Environment of(Environment environment, Arguments arguments) {
    int[] shape = arguments.bytePictures(environment).shape();
    if (!Arrays.equals(shape, new int[] {210, WIDTH, 3})
        && !Arrays.equals(shape, new int[] {250, WIDTH, 3})) {
      throw arguments.doesNotFit(environment, "shape (210, 160, 3) or (250, 160, 3)");
    }
    return new ProcessFrame84(environment, shape[0]);
  }

  @Override
  NdArray observe(NdArray observation) {
    resize.resize(new GrayRows(observation), shrunk);
    field.buffer().put(shrunk.buffer().slice(TOP * SIZE, SIZE * SIZE));
    return field;
  }
}
