package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import java.util.List;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class VectorQNetworkTest {

  @Test
  void weightsAreThoseOfLibtorchsLayersWithTheSameSeed() {
    for (long seed : new long[] {0, 1, Long.MAX_VALUE}) {
      torch.manual_seed(seed);
      LinearImpl first = new LinearImpl(4, 128);
      LinearImpl second = new LinearImpl(128, 3);
      try (FeedforwardQNetwork network = network(4, List.of(128), 3, Activation.RELU, seed)) {
        Tensor values = network.parameters().values();
        assertEqual(values.narrow(0, 0, 512), first.weight());
        assertEqual(values.narrow(0, 512, 128), first.bias());
        assertEqual(values.narrow(0, 640, 384), second.weight());
        assertEqual(values.narrow(0, 1024, 3), second.bias());
      }
    }
  }

  @Test
  void makingANetworkLeavesTheGlobalGeneratorAlone() {
    torch.manual_seed(5);
    float expected = torch.rand(1).item_float();
    torch.manual_seed(5);
    network(4, List.of(8), 2, Activation.RELU, 1).close();

    assertThat(torch.rand(1).item_float()).isEqualTo(expected);
  }

  @Test
  void valuesAreThoseOfTheLayersWorkedByHand() {
    for (Activation activation : Activation.values()) {
      try (FeedforwardQNetwork network = network(1, List.of(2), 2, activation, 0)) {
        set(network, 1, -2, 0.5, 0.25, 3, 4, -5, 6, 0.1, 0.2);
        NdArray observation =
            NdArray.wrap(DType.UINT8, NdArray.zeros(DType.UINT8, 1).buffer(), 1, 1);
        observation.setLong(0, 2);

        Tensor q = network.forward(Tensors.over(observation));

        double first = apply(activation, 1 * 2 + 0.5);
        double second = apply(activation, -2 * 2 + 0.25);
        assertThat(q.data_ptr_float().get(0))
            .isCloseTo((float) (3 * first + 4 * second + 0.1), within(1e-5f));
        assertThat(q.data_ptr_float().get(1))
            .isCloseTo((float) (-5 * first + 6 * second + 0.2), within(1e-5f));
      }
    }
  }

  @Test
  void gradientsReachTheVectorAndAddUpUntilTheyAreCleared() {
    try (FeedforwardQNetwork network = network(1, List.of(), 1, Activation.RELU, 0)) {
      Tensor observation = torch.ones(1, 1).mul_(new org.bytedeco.pytorch.Scalar(3.0));
      ParameterVector parameters = network.parameters();

      network.forward(observation).sum().backward();
      network.forward(observation).sum().backward();

      assertThat(parameters.gradients().data_ptr_float().get(0)).isEqualTo(6);
      assertThat(parameters.gradients().data_ptr_float().get(1)).isEqualTo(2);
      parameters.zeroGradients();
      assertThat(parameters.gradients().abs().sum().item_float()).isZero();
    }
  }

  @Test
  void libtorchKeepsToOneThread() {
    network(1, List.of(), 1, Activation.RELU, 0).close();

    assertThat(torch.get_num_threads()).isEqualTo(1);
    assertThat(torch.get_num_interop_threads()).isEqualTo(1);
  }

  private static FeedforwardQNetwork network(
      int observationSize, List<Integer> hidden, int actions, Activation activation, long seed) {
    return new FeedforwardQNetwork(
        ObservationRows.of(Box.of(-1, 1, DType.FLOAT32, observationSize)),
        hidden,
        activation,
        actions,
        new Computation(Precision.BFLOAT16, PictureFormat.CHANNELS_LAST),
        seed,
        Devices.cpu());
  }

  private static double apply(Activation activation, double x) {
    return switch (activation) {
      case RELU -> Math.max(0, x);
      case TANH -> Math.tanh(x);
    };
  }

  private static void set(FeedforwardQNetwork network, double... values) {
    for (int i = 0; i < values.length; i++) {
      network.parameters().values().data_ptr_float().put(i, (float) values[i]);
    }
  }

  private static void assertEqual(Tensor actual, Tensor expected) {
    assertThat(actual.view(expected.numel()).equal(expected.view(expected.numel()))).isTrue();
  }
}
