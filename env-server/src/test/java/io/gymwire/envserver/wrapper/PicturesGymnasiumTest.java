package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperSpec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wrappers of pictures beside Gymnasium's and OpenCV, byte for byte. */
@Tag("gymnasium")
class PicturesGymnasiumTest {

  @Test
  void grayscale() {
    ByteBuffer pictures = RealGymnasium.run("pictures.py", "gray");
    for (int i = 0; pictures.hasRemaining(); i++) {
      NdArray picture = next(pictures);
      assertEqual(
          next(pictures),
          picture,
          new WrapperSpec("GrayscaleObservation", Map.of("keep_dim", i % 2 == 1)));
    }
  }

  @Test
  void openCvGrayscale() {
    ByteBuffer pictures = RealGymnasium.run("pictures.py", "opencv-gray");
    WrapperSpec gray = new WrapperSpec("GrayscaleObservation", Map.of("opencv", true));
    while (pictures.hasRemaining()) {
      NdArray picture = next(pictures);
      assertEqual(next(pictures), picture, gray);
    }
  }

  @Test
  void processFrame84() {
    ByteBuffer pictures = RealGymnasium.run("pictures.py", "bolts");
    while (pictures.hasRemaining()) {
      NdArray picture = next(pictures);
      assertEqual(next(pictures), picture, WrapperSpec.of("ProcessFrame84"));
    }
  }

  @Test
  void resize() {
    ByteBuffer pictures = RealGymnasium.run("pictures.py", "resize");
    int count = 0;
    while (pictures.hasRemaining()) {
      NdArray picture = next(pictures);
      NdArray expected = next(pictures);
      List<Long> shape = List.of((long) expected.length(0), (long) expected.length(1));
      assertEqual(expected, picture, new WrapperSpec("ResizeObservation", Map.of("shape", shape)));
      count++;
    }
    assertThat(count).isEqualTo(400);
  }

  private static void assertEqual(NdArray expected, NdArray picture, WrapperSpec wrapper) {
    Environment wrapped = Wrappers.wrap(new Picture(picture), wrapper);
    Object observation = wrapped.reset(OptionalLong.empty(), Map.of()).observation();
    assertThat(observation).as("%s of %s", wrapper, picture).isEqualTo(expected);
    assertThat(wrapped.observationSpace().contains(observation)).isTrue();
  }

  private static NdArray next(ByteBuffer arrays) {
    int[] shape = new int[(int) arrays.getLong()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) arrays.getLong();
    }
    int start = arrays.position();
    int length = NdArray.sizeOf(shape);
    arrays.position(start + length);
    return NdArray.wrap(DType.UINT8, arrays.slice(start, length), shape);
  }
}
