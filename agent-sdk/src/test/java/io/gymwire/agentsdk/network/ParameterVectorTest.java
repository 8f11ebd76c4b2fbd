package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.training.MemoryState;
import io.gymwire.protocol.error.GymWireException;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ParameterVectorTest {
  private final ParameterVector parameters = new ParameterVector(3, Devices.cpu());
  private final ParameterVector other = new ParameterVector(3, Devices.cpu());

  @AfterEach
  void close() {
    parameters.close();
    other.close();
  }

  @Test
  void aSoftUpdateMovesByTau() {
    put(parameters.values(), 1, 2, 3);
    put(other.values(), 5, 2, -1);

    parameters.moveTowards(other, 0.25);

    assertThat(floats(parameters.values())).containsExactly(2, 2, 2);
    assertThat(floats(other.values())).containsExactly(5, 2, -1);
  }

  @Test
  void movingAllTheWayIsACopyToTheBit() {
    put(parameters.values(), 0.1f, 1e30f, -3);
    put(other.values(), 0.3f, 1e-30f, 7);

    parameters.moveTowards(other, 1);

    assertThat(floats(parameters.values())).containsExactly(0.3f, 1e-30f, 7);
  }

  @Test
  void longGradientsAreShortenedAsPyTorchShortensThem() {
    put(parameters.gradients(), 3, 0, 4);
    Tensor weights = torch.zeros(3);
    weights.mutable_grad().put(torch.zeros(3));
    put(weights.grad(), 3, 0, 4);

    double norm = parameters.clipGradients(2);
    torch.clip_grad_norm_(new TensorVector(weights), 2);

    assertThat(norm).isEqualTo(5);
    float[] expected = floats(weights.grad());
    for (int i = 0; i < 3; i++) {
      assertThat(floats(parameters.gradients())[i]).isCloseTo(expected[i], within(1e-6f));
    }
  }

  @Test
  void shortGradientsStay() {
    put(parameters.gradients(), 3, 0, 4);

    assertThat(parameters.clipGradients(5)).isEqualTo(5);

    assertThat(floats(parameters.gradients())).containsExactly(3, 0, 4);
  }

  @Test
  void savedValuesComeBackBitForBit() {
    put(parameters.values(), 0.1f, Float.MIN_VALUE, -0.0f);
    MemoryState state = new MemoryState();

    parameters.save(state, "weights");
    other.load(state, "weights");

    assertThat(floats(other.values())).containsExactly(0.1f, Float.MIN_VALUE, -0.0f);
  }

  @Test
  void valuesOfAnotherNetworkAreRefused() {
    MemoryState state = new MemoryState();
    parameters.save(state, "weights");

    try (ParameterVector larger = new ParameterVector(4, Devices.cpu())) {
      assertThatThrownBy(() -> larger.load(state, "weights"))
          .isInstanceOf(GymWireException.class)
          .hasMessageContaining("has 3 parameters, the network 4");
    }
  }

  static void put(Tensor tensor, float... values) {
    tensor.data_ptr_float().put(values);
  }

  static float[] floats(Tensor tensor) {
    float[] values = new float[(int) tensor.numel()];
    tensor.data_ptr_float().get(values);
    return values;
  }
}
