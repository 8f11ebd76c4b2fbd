package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class DuelingHeadTest {

  // Mutation that fails it: dueling: mean of A missing (DuelingHead: V + A).
  @Test
  void valuesAreTheStatesAndHowMuchBetterThanTheMeanAnActionIs() {
    try (FeedforwardQNetwork network = network(List.of(), 3, 1)) {
      // V = 2x + 1; A = 3x, -x + 0.5, 5.
      set(network, 2, 1, 3, -1, 0, 0, 0.5, 5);

      // x = 2: V = 5; A = 6, -1.5, 5, whose mean is 9.5 / 3.
      assertValues(network, 5 + 6 - 9.5 / 3, 5 - 1.5 - 9.5 / 3, 5 + 5 - 9.5 / 3);
    }
  }

  // Mutation that fails it: dueling: mean of A missing (DuelingHead: one mean over all atoms).
  @Test
  void eachNumberOfADistributionIsMadeSo() {
    try (FeedforwardQNetwork network = network(List.of(), 2, 2)) {
      // V = (x, 10); A = (1, x) for the first action, (3, 7) for the second.
      set(network, 1, 0, 0, 10, 0, 1, 0, 0, 1, 0, 3, 7);

      // x = 2: means of A are (2, 4.5).
      assertValues(network, 2 + 1 - 2, 10 + 2 - 4.5, 2 + 3 - 2, 10 + 7 - 4.5);
    }
  }

  // Mutation that fails it: dueling: mean of A missing (FeedforwardQNetwork.head: one stream).
  @Test
  void eachStreamHasALastHiddenLayerOfItsOwn() {
    try (FeedforwardQNetwork network = network(List.of(1, 1), 2, 1)) {
      // The trunk doubles x; V's layer adds 1 to that, A's takes it times 3.
      set(network, 2, 0, 1, 1, 1, 0, 3, 0, 1, -1, 0, 0);

      // x = 2: trunk 4, V = 5, A = 12, -12.
      assertValues(network, 5 + 12, 5 - 12);
    }
  }

  private static void assertValues(FeedforwardQNetwork network, double... expected) {
    NdArray x = NdArray.ofFloats(2).reshape(1, 1);
    Tensor values = network.forward(Tensors.over(x));
    assertThat(values.sizes().vec().get()).containsExactly(1, expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) values.data_ptr_float().get(i)).isCloseTo(expected[i], within(1e-5));
    }
  }

  private static void set(FeedforwardQNetwork network, double... values) {
    try (NoGradGuard guard = new NoGradGuard()) {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      assertThat(network.parameters().values().numel()).isEqualTo(values.length);
      network.parameters().values().copy_(Tensors.over(NdArray.ofFloats(floats)));
    }
  }

  private static FeedforwardQNetwork network(List<Integer> hiddenSizes, int actions, int numbers) {
    return new FeedforwardQNetwork(
        ObservationRows.of(Box.of(-9, 9, DType.FLOAT32, 1)),
        new QNetworkForm(hiddenSizes, Activation.RELU, true, Noise.NONE, 0, actions, numbers),
        new Computation(Precision.FLOAT32, PictureFormat.CHANNELS_FIRST),
        0,
        Devices.cpu());
  }
}
