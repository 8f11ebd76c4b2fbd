package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class RandomPolicyTest {
  /** A game of chance on OpenPong is lost 21 to 1 or so; on Pong it is 21 to 0.5. */
  @Test
  void chanceLosesAtOpenPong() {
    JsonNode eval =
        evaluate(
            "GymWire/OpenPong-v0",
            "--episodes=20",
            "--env-arguments=obs_type=ram,repeat_action_probability=0.25");

    assertThat(eval.get("episodes").asInt()).isEqualTo(20);
    assertThat(eval.get("mean_return").asDouble()).isBetween(-21.0, -18.0);
  }

  /**
   * Gymnasium's documentation has no number for CartPole; random play holds the pole for some 22
   * steps, whose standard deviation is about 12.
   */
  @Test
  void chanceHoldsAPoleForTwentyTwoSteps() {
    JsonNode eval = evaluate("CartPole-v1", "--episodes=2000");

    assertThat(eval.get("mean_return").asDouble()).isBetween(21.0, 23.5);
    assertThat(evaluate("CartPole-v1", "--episodes=2000")).isEqualTo(eval);
    assertThat(evaluate("CartPole-v1", "--episodes=2000", "--seed=5")).isNotEqualTo(eval);
  }

  private static JsonNode evaluate(String envId, String... more) {
    String[] arguments = new String[more.length + 5];
    System.arraycopy(
        new String[] {"evaluate", envId, "--by", "random", "--json"}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    CommandResult result = CommandResult.of(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.json().get("eval");
  }
}
