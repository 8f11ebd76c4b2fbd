package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerSettingsTest {

  @Test
  void presetsAreForLearningWhereTheAgentLearns() {
    TrainerSettings settings =
        Settings.with(TrainerSettings.defaults("Game-v0"), Map.of("wrappers", "sb3-atari"));
    assertThat(settings.trainingRequest().wrappers()).containsExactly(WrapperSpec.of("sb3-atari"));
    assertThat(settings.evaluationRequest(3).wrappers())
        .containsExactly(new WrapperSpec("sb3-atari", Map.of("evaluation", true)));
  }
}
