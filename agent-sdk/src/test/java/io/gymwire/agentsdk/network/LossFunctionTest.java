package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.protocol.array.NdArray;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class LossFunctionTest {
  private final Tensor prediction = Tensors.over(NdArray.ofFloats(0, 0.5f, 3));
  private final Tensor target = Tensors.over(NdArray.ofFloats(0, 0, -1));

  @Test
  void squaresAreAveraged() {
    assertThat(LossFunction.MSE.apply(prediction, target).item_float())
        .isCloseTo((0.25f + 16) / 3, within(1e-6f));
  }

  @Test
  void hubersLossIsLinearBeyondOne() {
    assertThat(LossFunction.HUBER.apply(prediction, target).item_float())
        .isCloseTo((0.125f + 3.5f) / 3, within(1e-6f));
  }
}
