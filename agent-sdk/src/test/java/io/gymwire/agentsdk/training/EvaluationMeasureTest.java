package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationMeasureTest {
  @Test
  void returnsAreSummedUpInFourWays() {
    Evaluation evaluation =
        new Evaluation(0, List.of(3.0, 10.0, 1.0, 2.0), List.of(1L, 1L, 1L, 1L));

    assertThat(EvaluationMeasure.MEAN_RETURN.of(evaluation)).isEqualTo(4);
    assertThat(EvaluationMeasure.MEDIAN_RETURN.of(evaluation)).isEqualTo(2.5);
    assertThat(EvaluationMeasure.LOWEST_RETURN.of(evaluation)).isEqualTo(1);
    // The deviations are -1, 6, -3 and -2: sqrt(50 / 4) over sqrt(4).
    assertThat(EvaluationMeasure.SAFE_RETURN.of(evaluation)).isCloseTo(2.232233, within(1e-6));
  }

  @Test
  void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
    Evaluation evaluation = new Evaluation(0, List.of(9.0, -1.0, 4.0), List.of(1L, 1L, 1L));

    assertThat(EvaluationMeasure.MEDIAN_RETURN.of(evaluation)).isEqualTo(4);
  }
}
