package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class EnvsCommandTest {
  @Test
  void aTableShowsWhatThereIs() {
    CommandResult result = CommandResult.of("envs");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines().findFirst().orElseThrow().split(" {2,}"))
        .containsExactly("id", "observation", "action", "limit", "threshold", "runs here");
    assertThat(result.out())
        .containsPattern("(?m)^CartPole-v1 +Box\\(.*\\) +Discrete\\(2\\) +500 +475\\.0 +yes$");
  }

  // Mutations that fail it: capitals count; the text is not looked at.
  @Test
  void aTextChoosesFromTheIds() {
    CommandResult result = CommandResult.of("envs", "frozenLAKE");
    assertThat(result.out().lines().skip(1).map(line -> line.replaceAll(" .*", "")))
        .containsExactly("FrozenLake-v1", "FrozenLake8x8-v1");
    assertThat(CommandResult.of("envs", "Nosuch", "--json").json().get("environments")).isEmpty();
  }

  @Test
  void jsonIsTheProtocolsList() {
    JsonNode list = CommandResult.of("envs", "--json").json().get("environments");
    assertThat(list.findValuesAsText("id")).contains("CartPole-v0", "CartPole-v1");
    JsonNode cartPole = list.get(list.findValuesAsText("id").indexOf("CartPole-v1"));
    assertThat(cartPole.get("max_episode_steps").asInt()).isEqualTo(500);
    assertThat(cartPole.get("action_space").get("n").asInt()).isEqualTo(2);
    assertThat(cartPole.get("unavailable").isNull()).isTrue();
  }
}
