package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the algorithms have every hyperparameter as the command line has it. */
final class HyperparameterPagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"dqn", "reinforce", "vpg", "a2c", "ppo"})
  void aPageHasTheTable(String algorithm) throws IOException {
    Path page = Path.of(algorithm.toUpperCase(Locale.ROOT) + ".md");

    assertThat(Files.readString(page)).contains(table(Algorithms.named(algorithm)));
  }

  private static String table(AlgorithmKind<?> algorithm) {
    List<Setting> settings = Settings.list(algorithm.defaults());
    List<Setting> pictures = Settings.list(algorithm.forPictures());
    StringBuilder table =
        new StringBuilder("| hyperparameter | default | with pictures | what it is |\n");
    table.append("|---|---|---|---|\n");
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      String withPictures = pictures.get(i).value();
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  setting.name(),
                  setting.value(),
                  withPictures.equals(setting.value()) ? "" : withPictures,
                  what(setting)));
    }
    return table.toString();
  }

  private static String what(Setting setting) {
    String choices = setting.allowed().startsWith("one of") ? "; " + setting.allowed() : "";
    return setting.describedWithUnit() + choices;
  }
}
