package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What goes into a network for each kind of observation, written out by hand. */
final class EncodersTest {

  @Test
  void aBoxGivesItsNumbers() {
    assertThat(features(Box.of(-1, 9, DType.FLOAT64, 2), NdArray.ofDoubles(1.5, -1, 0, 9), 2))
        .isDeepEqualTo(new double[][] {{1.5, -1}, {0, 9}});
  }

  @Test
  void aDiscreteIsOneHotFromItsStart() {
    assertThat(features(Discrete.of(3, -1), NdArray.ofLongs(-1, 1), 2))
        .isDeepEqualTo(new double[][] {{1, 0, 0}, {0, 0, 1}});
  }

  @Test
  void aMultiDiscreteIsOneHotEach() {
    assertThat(features(MultiDiscrete.of(2, 3), NdArray.ofLongs(0, 2, 1, 0), 2))
        .isDeepEqualTo(new double[][] {{1, 0, 0, 0, 1}, {0, 1, 1, 0, 0}});
  }

  @Test
  void aMultiBinaryGivesItsBits() {
    NdArray bits = NdArray.zeros(DType.INT8, 2, 3);
    bits.setLong(1, 1);
    bits.setLong(5, 1);

    assertThat(features(MultiBinary.of(3), bits, 2))
        .isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 0, 1}});
  }

  @Test
  void aDictGivesTheFeaturesOfItsPartsSideBySide() {
    Space space =
        Dict.of(
            Map.of(
                "bits", MultiBinary.of(3),
                "place", Discrete.of(2),
                "speed", Box.of(-1, 1, DType.FLOAT64, 1)));
    NdArray bits = NdArray.zeros(DType.INT8, 2, 3);
    bits.setLong(2, 1);
    Map<String, Object> batch =
        Map.of(
            "bits",
            bits,
            "place",
            NdArray.ofLongs(1, 0),
            "speed",
            NdArray.ofDoubles(0.5, -1).reshape(2, 1));

    assertThat(features(space, batch, 2))
        .isDeepEqualTo(new double[][] {{0, 0, 1, 0, 1, 0.5}, {0, 0, 0, 1, 0, -1}});
  }

  @Test
  void aPictureInADictGoesThroughTheSameConvolutionsAsAlone() {
    Box pictures = Box.of(0, 255, DType.UINT8, 2, 40, 44);
    NdArray batch = NdArray.zeros(DType.UINT8, 2, 2, 40, 44);
    for (int i = 0; i < batch.size(); i++) {
      batch.setLong(i, i * 7 % 256);
    }

    double[][] alone = features(pictures, batch, 2);
    double[][] inDict =
        features(
            Dict.of(Map.of("camera", pictures, "place", Discrete.of(2))),
            Map.of("camera", batch, "place", NdArray.ofLongs(1, 0)),
            2);

    assertThat(inDict[1]).startsWith(alone[1]).endsWith(1, 0);
    assertThat(inDict[1]).hasSize(alone[1].length + 2);
  }

  // Mutations that fail it: colours taken for rows (PictureEncoder.channelsFirst: permute left
  // out); float32 divided by 255 (PictureEncoder.forward: always).
  @Test
  void colouredAndFloatPicturesAreThoseOfChannelsFirst() {
    int frames = 2;
    int height = 36;
    int width = 40;
    int colours = 3;
    NdArray planes = NdArray.zeros(DType.UINT8, 2, frames * colours, height, width);
    NdArray coloured = NdArray.zeros(DType.UINT8, 2, frames, height, width, colours);
    NdArray floats = NdArray.zeros(DType.FLOAT32, 2, frames * colours, height, width);
    for (int i = 0; i < planes.size(); i++) {
      long value = (i * 7L + i / 90) % 256;
      int pixel = i % (height * width);
      int channel = i / (height * width);
      planes.setLong(i, value);
      coloured.setLong(
          (channel / colours * height * width + pixel) * colours + channel % colours, value);
      floats.setDouble(i, value / 255.0);
    }
    int[] lengths = {frames * colours, height, width};
    double[][] expected = features(Box.of(0, 255, DType.UINT8, lengths), planes, 2);

    assertThat(features(Box.of(0, 255, DType.UINT8, frames, height, width, colours), coloured, 2))
        .isDeepEqualTo(expected);
    assertClose(features(Box.of(0, 1, DType.FLOAT32, lengths), floats, 2)[1], expected[1]);
  }

  @Test
  void aPictureWithoutAStackIsAStackOfOne() {
    NdArray pictures = NdArray.zeros(DType.UINT8, 2, 36, 40);
    for (int i = 0; i < pictures.size(); i++) {
      pictures.setLong(i, i * 7 % 256);
    }

    assertThat(features(Box.of(0, 255, DType.UINT8, 36, 40), pictures, 2))
        .isDeepEqualTo(features(Box.of(0, 255, DType.UINT8, 1, 36, 40), pictures, 2));
  }

  private static void assertClose(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  private static double[][] features(Space space, Object batch, int count) {
    ObservationRows rows = ObservationRows.of(space);
    try (NoGradGuard guard = new NoGradGuard()) {
      Parameters parameters = new Parameters(Devices.cpu());
      Encoder encoder =
          Encoders.of(
              rows,
              new Computation(Precision.FLOAT32, PictureFormat.CHANNELS_FIRST),
              parameters,
              new UniformWeights(3));
      NdArray array = rows.of(batch);
      Tensor features = encoder.forward(Tensors.over(array.reshape(count, rows.size())));
      assertThat(features.sizes().vec().get()).containsExactly(count, encoder.features());
      double[][] values = new double[count][encoder.features()];
      for (int i = 0; i < count * encoder.features(); i++) {
        values[i / encoder.features()][i % encoder.features()] =
            features.detach().contiguous().data_ptr_float().get(i);
      }
      return values;
    }
  }
}
