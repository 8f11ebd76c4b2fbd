package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Lightning Bolts' models of the same names have for Pong, written down from its pages. */
final class DqnPresetTest {
  private static final Box PICTURES = Box.of(0, 255, DType.UINT8, 4, 84, 84);

  // Mutation that fails it: any of these values changed (DqnHyperparameters.forPictures).
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dqn |",
        "double-dqn | double-q=true",
        "dueling-dqn | dueling=true hidden-sizes=256",
        "noisy-dqn | noise=independent noise-sigma=none epsilon-start=0.0 epsilon-end=0.0",
        "n-step-dqn | n-step=4",
        "per-dqn | prioritized=true"
      })
  void withPicturesThePresetsAreLightningBolts(String name, String differences) {
    Map<String, String> expected =
        new HashMap<>(
            Map.ofEntries(
                Map.entry("epsilon-start", "1.0"),
                Map.entry("epsilon-end", "0.02"),
                Map.entry("epsilon-steps", "150000"),
                Map.entry("target-update-interval", "1000"),
                Map.entry("tau", "1.0"),
                Map.entry("gamma", "0.99"),
                Map.entry("optimizer", "adam"),
                Map.entry("learning-rate", "0.0001"),
                Map.entry("learning-rate-schedule", "constant"),
                Map.entry("max-gradient-norm", "0.0"),
                Map.entry("batch-size", "32"),
                Map.entry("replay-capacity", "100000"),
                Map.entry("learning-starts", "10000"),
                Map.entry("updates-per-step", "1.0"),
                Map.entry("loss", "mse"),
                Map.entry("hidden-sizes", "512"),
                Map.entry("n-step", "1"),
                Map.entry("double-q", "false"),
                Map.entry("dueling", "false"),
                Map.entry("noise", "none"),
                Map.entry("noise-sigma", "none"),
                Map.entry("distributional", "false"),
                Map.entry("prioritized", "false"),
                Map.entry("priority-alpha", "0.6"),
                Map.entry("priority-beta", "0.4"),
                Map.entry("priority-beta-steps", "100000")));
    if (differences != null) {
      expected.putAll(Settings.parse(List.of(differences.split(" ", -1))));
    }

    Map<String, String> actual = valuesOf(name);

    actual.keySet().retainAll(expected.keySet());
    assertThat(actual).isEqualTo(expected);
  }

  private static Map<String, String> valuesOf(String name) {
    DqnPreset preset =
        DqnPreset.ALL.stream()
            .filter(each -> each.algorithm().equals(name))
            .findFirst()
            .orElseThrow();
    return Settings.list(preset.defaultsFor(PICTURES)).stream()
        .collect(Collectors.toMap(Setting::name, Setting::value));
  }
}
