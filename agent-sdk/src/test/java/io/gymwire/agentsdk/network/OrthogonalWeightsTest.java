package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrthogonalWeightsTest {
  @ParameterizedTest
  @CsvSource({"3, 5", "5, 3", "4, 4", "1, 6"})
  void rowsOrColumnsAreOrthogonalAndAsLongAsTheGain(int rows, int columns) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor weight = torch.zeros(rows, columns);
      Tensor bias = torch.ones(rows);

      new OrthogonalWeights(Pcg64.seeded(1), 0.5).fill(weight, bias);

      assertThat(Tensors.floats(bias)).containsOnly(0);
      Tensor vectors = rows <= columns ? weight : weight.t();
      float[] products = Tensors.floats(vectors.matmul(vectors.t()));
      int length = Math.min(rows, columns);
      for (int i = 0; i < products.length; i++) {
        double expected = i / length == i % length ? 0.25 : 0;
        assertThat((double) products[i]).isCloseTo(expected, within(1e-6));
      }
    }
  }
}
