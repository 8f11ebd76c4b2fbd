package io.gymwire.agentsdk.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  record Place(String envId, String endpoint) {}

  record Hyperparameters(
      @Describe("step size of the optimiser") double learningRate,
      @Describe(value = "discounts one step", unit = "1 / step") double discount,
      List<Integer> hiddenLayers,
      OptionalDouble clipNorm,
      long seed) {}

  @TempDir Path directory;

  @Test
  void writesEverySettingUnderItsDescriptionAndReadsItBack() throws Exception {
    Place place = new Place("ALE/Pong-v5", "https://a:1/x?y=\"z\" # no: comment");
    Hyperparameters hyperparameters =
        new Hyperparameters(1e-4, 0.99, List.of(128, 64), OptionalDouble.empty(), (1L << 53) + 1);
    Map<String, Record> sections = new LinkedHashMap<>();
    sections.put("place", place);
    sections.put("hyperparameters", hyperparameters);
    ConfigFile.write(directory, sections);

    assertThat(directory.resolve("config.yaml"))
        .hasContent(
            """
            place:
              env-id: ALE/Pong-v5
              endpoint: "https://a:1/x?y=\\"z\\" # no: comment"
            hyperparameters:
              # step size of the optimiser
              learning-rate: 0.0001
              # discounts one step [1 / step]
              discount: 0.99
              hidden-layers: 128,64
              clip-norm: none
              seed: 9007199254740993
            """);
    Map<String, Map<String, String>> read = ConfigFile.read(directory);
    assertThat(Settings.with(new Place("", ""), read.get("place"))).isEqualTo(place);
    assertThat(
            Settings.with(
                new Hyperparameters(1, 1, List.of(), OptionalDouble.of(1), 1),
                read.get("hyperparameters")))
        .isEqualTo(hyperparameters);
  }

  @Test
  void saysWhatIsWrongWithAFolderOrAFile() throws Exception {
    assertThatThrownBy(() -> ConfigFile.read(directory))
        .isInstanceOf(GymWireException.class)
        .hasMessage(directory + " is not the folder of a run: no config.yaml");
    Files.writeString(directory.resolve("config.yaml"), "place:\n  env-id: [\n");
    assertThatThrownBy(() -> ConfigFile.read(directory))
        .isInstanceOf(GymWireException.class)
        .hasMessageEndingWith(
            "config.yaml, line 2: expected sections of indented lines 'name: value'");
  }

  // Mutations that fail it: no check of sections; of values.
  @ParameterizedTest
  @ValueSource(strings = {"place:\n", "place:\n  env-id:\n"})
  void refusesWhatHasNoValue(String text) throws Exception {
    Files.writeString(directory.resolve("config.yaml"), text);
    assertThatThrownBy(() -> ConfigFile.read(directory))
        .isInstanceOf(GymWireException.class)
        .hasMessageEndingWith(
            "config.yaml, section 'place': expected indented lines 'name: value'");
  }
}
