package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The network beside PyTorch's own modules, made after {@code manual_seed}. */
final class PictureQNetworkTest {
  private static final Box SPACE = Box.of(0, 255, DType.UINT8, 4, 84, 84);
  private static final int ACTIONS = 6;

  private final List<FeedforwardQNetwork> networks = new ArrayList<>();
  private final NdArray pictures = randomPictures(3);
  private final Tensor observation = Tensors.over(pictures);

  @AfterEach
  void close() {
    networks.forEach(FeedforwardQNetwork::close);
  }

  @ParameterizedTest
  @EnumSource
  void valuesAndGradientsAreThoseOfLibtorchsModules(PictureFormat format) {
    FeedforwardQNetwork network = network(Precision.FLOAT32, format, 7);
    Modules modules = new Modules(7);

    Tensor values = network.forward(observation);
    values.pow(new Scalar(2)).sum().backward();
    Tensor expected = modules.forward(observation.to(torch.ScalarType.Float));
    expected.pow(new Scalar(2)).sum().backward();

    assertThat(values.sizes().vec().get()).containsExactly(3, ACTIONS);
    assertThat(distance(values, expected)).isLessThan(1e-5);
    assertThat(network.parameters().values().numel()).isEqualTo(modules.count());
    double norm = network.parameters().clipGradients(Double.MAX_VALUE);
    assertThat(Math.abs(norm / modules.gradientNorm() - 1)).isLessThan(1e-4);
  }

  @Test
  void weightsLieInTheOrderOfLibtorchsModules() {
    Tensor values =
        network(Precision.FLOAT32, PictureFormat.CHANNELS_FIRST, 7).parameters().values();
    Tensor expected = new Modules(7).flat();

    assertThat(values.equal(expected)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"CHANNELS_FIRST", "CHANNELS_LAST"})
  void bfloat16IsTheSameButForItsEightBits(PictureFormat format) {
    FeedforwardQNetwork exact = network(Precision.FLOAT32, format, 7);
    FeedforwardQNetwork coarse = network(Precision.BFLOAT16, format, 7);

    Tensor expected = exact.forward(observation);
    Tensor values = coarse.forward(observation);
    expected.sum().backward();
    values.sum().backward();

    double scale = expected.abs().max().item_float();
    assertThat(distance(values, expected) / scale).isBetween(1e-6, 0.05);
    Tensor gradients = exact.parameters().gradients();
    double error = gradients.sub(coarse.parameters().gradients()).norm().item_float();
    assertThat(error / gradients.norm().item_float()).isBetween(1e-6, 0.05);
  }

  @Test
  void actionsAreComparedInFloat32() {
    Tensor values =
        network(Precision.BFLOAT16, PictureFormat.CHANNELS_LAST, 7).forward(observation);

    Tensor rounded = values.to(torch.ScalarType.BFloat16).to(torch.ScalarType.Float);
    assertThat(distance(values, rounded)).isGreaterThan(0);
  }

  @Test
  void otherSizesOfPicturesWork() {
    Box space = Box.of(0, 255, DType.UINT8, 2, 40, 60);
    FeedforwardQNetwork network =
        new FeedforwardQNetwork(
            ObservationRows.of(space),
            List.of(8, 8),
            Activation.RELU,
            3,
            new Computation(Precision.FLOAT32, PictureFormat.CHANNELS_LAST),
            0,
            Devices.cpu());
    networks.add(network);

    Tensor values = network.forward(Tensors.over(NdArray.zeros(DType.UINT8, 5, 2 * 40 * 60)));

    assertThat(values.sizes().vec().get()).containsExactly(5, 3);
  }

  private FeedforwardQNetwork network(Precision precision, PictureFormat format, long seed) {
    FeedforwardQNetwork network =
        new FeedforwardQNetwork(
            ObservationRows.of(SPACE),
            List.of(512),
            Activation.RELU,
            ACTIONS,
            new Computation(precision, format),
            seed,
            Devices.cpu());
    networks.add(network);
    return network;
  }

  private static NdArray randomPictures(int count) {
    Pcg64 random = Pcg64.seeded(1);
    NdArray pictures = NdArray.zeros(DType.UINT8, count, 4 * 84 * 84);
    for (int i = 0; i < pictures.size(); i++) {
      pictures.setLong(i, random.integers(256));
    }
    return pictures;
  }

  private static double distance(Tensor actual, Tensor expected) {
    return actual.sub(expected).abs().max().item_float();
  }

  /** The same network of libtorch's modules. */
  private static final class Modules {
    private final Conv2dImpl first;
    private final Conv2dImpl second;
    private final Conv2dImpl third;
    private final LinearImpl hidden;
    private final LinearImpl last;

    Modules(long seed) {
      Devices.cpu();
      torch.manual_seed(seed);
      first = convolution(4, 32, 8, 4);
      second = convolution(32, 64, 4, 2);
      third = convolution(64, 64, 3, 1);
      hidden = new LinearImpl(3136, 512);
      last = new LinearImpl(512, ACTIONS);
    }

    Tensor forward(Tensor pictures) {
      Tensor x = pictures.view(-1, 4, 84, 84).div(new Scalar(255.0));
      x = torch.relu(first.forward(x));
      x = torch.relu(second.forward(x));
      x = torch.relu(third.forward(x));
      x = torch.relu(hidden.forward(x.flatten(1, -1)));
      return last.forward(x);
    }

    long count() {
      return parameters().stream().mapToLong(Tensor::numel).sum();
    }

    double gradientNorm() {
      return Math.sqrt(
          parameters().stream()
              .mapToDouble(parameter -> parameter.grad().norm().item_float())
              .map(norm -> norm * norm)
              .sum());
    }

    Tensor flat() {
      return torch.cat(
          new org.bytedeco.pytorch.TensorVector(
              parameters().stream().map(tensor -> tensor.view(-1)).toArray(Tensor[]::new)));
    }

    private List<Tensor> parameters() {
      return List.of(
          first.weight(),
          first.bias(),
          second.weight(),
          second.bias(),
          third.weight(),
          third.bias(),
          hidden.weight(),
          hidden.bias(),
          last.weight(),
          last.bias());
    }

    private static Conv2dImpl convolution(long in, long out, long size, long stride) {
      Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(size, size));
      options.stride().put(new LongPointer(stride, stride));
      return new Conv2dImpl(options);
    }
  }
}
