package io.gymwire.protocol.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
  @Test
  void ofEquallyNearVersionsTheLatestComesFirst() {
    List<String> known = List.of("CartPole-v0", "CartPole-v1", "ALE/Pong-v5");
    assertThat(NearestNames.of("CartPole", known)).containsExactly("CartPole-v1", "CartPole-v0");
    assertThat(NearestNames.of("CartPole-v2", known)).containsExactly("CartPole-v1", "CartPole-v0");
    assertThat(NearestNames.of("pong", known)).containsExactly("ALE/Pong-v5");
  }

  @Test
  void distancesAreLevenshteins() {
    assertThat(NearestNames.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestNames.distance("", "abc")).isEqualTo(3);
    assertThat(NearestNames.distance("Pong", "pong")).isZero();
  }

  @Test
  void nearOnesAreNamedNearestFirst() {
    List<String> known = List.of("CartPole-v0", "Catch-v0", "CartPole-v1", "Taxi-v3");
    assertThat(NearestNames.of("CartPole-v1.", known))
        .containsExactly("CartPole-v1", "CartPole-v0");
    assertThat(NearestNames.of("Humanoid-v5", known)).isEmpty();
    assertThat(NearestNames.of("sac", List.of("a2c"))).isEmpty();
  }

  @Test
  void aNameWithoutItsNamespaceIsNear() {
    List<String> known = List.of("ALE/Pong-v5", "ALE/Gopher-v5");
    assertThat(NearestNames.of("Pong-v5", known)).containsExactly("ALE/Pong-v5");
    assertThat(NearestNames.of("GymWire/Pong-v5", known)).isEmpty();
  }

  @Test
  void theQuestionNamesTheNearest() {
    List<String> known = List.of("dqn", "ppo");
    assertThat(NearestNames.question("dqm", known)).isEqualTo("; did you mean 'dqn'?");
    assertThat(NearestNames.question("reinforce", known)).isEqualTo(";");
  }
}
