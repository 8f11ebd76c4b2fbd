package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluatorTest {
  // Mutation that fails it: evaluated episodes counted past their end (Evaluator.Tally.add: each
  // step).
  @Test
  void manyEpisodesAreThoseOfManySmallEvaluations() {
    Counters counters = new Counters(true);
    List<Long> lengths = new ArrayList<>();
    for (int first = 0; first < 250; first += 50) {
      lengths.addAll(evaluate(new Counters(true), 50, 1_000 + first).lengths());
    }

    Evaluation evaluation = evaluate(counters, 250, 1_000);

    assertThat(evaluation.lengths()).isEqualTo(lengths);
    assertThat(evaluation.returns()).hasSize(250).containsAnyOf(5.0, 14.0);
    assertThat(counters.made).singleElement().extracting(Counters.Vector::numEnvs).isEqualTo(100);
  }

  private static Evaluation evaluate(Counters counters, int episodes, long firstSeed) {
    try (Evaluator evaluator =
        new Evaluator(counters, TrainerSettings.defaults("Counter-v0"), episodes)) {
      return evaluator.evaluate(EvaluatorTest::alwaysOne, firstSeed, 0);
    }
  }

  private static NdArray alwaysOne(Object observation, Map<String, Object> info) {
    NdArray actions = NdArray.zeros(DType.INT64, ((NdArray) observation).length(0));
    for (int i = 0; i < actions.size(); i++) {
      actions.setLong(i, 1);
    }
    return actions;
  }
}
