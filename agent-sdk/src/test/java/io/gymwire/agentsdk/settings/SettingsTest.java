package io.gymwire.agentsdk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  enum Loss {
    MEAN_SQUARED_ERROR,
    HUBER
  }

  record Example(
      @Describe("step size of the optimiser") double learningRate,
      @Describe(value = "transitions kept", unit = "transitions") int replaySize,
      long startAt,
      boolean amsgrad,
      Loss loss,
      List<Integer> hiddenLayers,
      OptionalDouble clipNorm,
      String label) {
    Example {
      if (learningRate <= 0) {
        throw new IllegalArgumentException("learning-rate must be above 0, not " + learningRate);
      }
    }
  }

  private static final Example DEFAULTS =
      new Example(
          1e-3, 10_000, 5L, false, Loss.HUBER, List.of(128, 64), OptionalDouble.empty(), "plain");

  record Rate(@Describe("step size of the optimiser") double learningRate, int rateSteps) {
    Rate {
      Requirement.require(learningRate > 0, "learning-rate", "above 0", learningRate);
    }
  }

  record Descent(Rate rate, boolean clipped) {}

  record Grouped(String label, Descent descent, List<Integer> sizes) {}

  record Clashing(int rateSteps, Descent descent) {}

  private static final Grouped GROUPED =
      new Grouped("plain", new Descent(new Rate(0.5, 10), true), List.of(4));

  @Test
  void namesAndPrintsEveryComponentInOrder() {
    assertThat(Settings.list(DEFAULTS))
        .extracting(setting -> setting.name() + "=" + setting.value())
        .containsExactly(
            "learning-rate=0.001",
            "replay-size=10000",
            "start-at=5",
            "amsgrad=false",
            "loss=huber",
            "hidden-layers=128,64",
            "clip-norm=none",
            "label=plain");
    assertThat(Settings.list(DEFAULTS).get(1).describedWithUnit())
        .isEqualTo("transitions kept [transitions]");
  }

  // Mutations that fail it: only groups of the first depth are looked into; groups come last.
  @Test
  void settingsOfGroupsStandInTheirPlaceUnderTheirOwnNames() {
    assertThat(Settings.list(GROUPED))
        .extracting(setting -> setting.name() + "=" + setting.value())
        .containsExactly(
            "label=plain", "learning-rate=0.5", "rate-steps=10", "clipped=true", "sizes=4");
    assertThat(Settings.list(GROUPED).get(1).description()).isEqualTo("step size of the optimiser");
  }

  // Mutation that fails it: a group is kept as it is.
  @Test
  void changesSettingsOfGroups() {
    assertThat(Settings.with(GROUPED, "rate-steps=20", "clipped=false", "sizes=1,2"))
        .isEqualTo(new Grouped("plain", new Descent(new Rate(0.5, 20), false), List.of(1, 2)));
    assertThat(Settings.with(GROUPED, Map.of())).isEqualTo(GROUPED);
  }

  // Mutation that fails it: names of groups are not compared.
  @Test
  void refusesTwoSettingsOfTheSameName() {
    Clashing clashing = new Clashing(1, GROUPED.descent());
    String message =
        "Clashing has two settings 'rate-steps'; names must differ in a record and all its groups";
    assertThatThrownBy(() -> Settings.list(clashing)).hasMessage(message);
    assertThatThrownBy(() -> Settings.with(clashing, "rate-steps=2")).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "learning-rate=0 | learning-rate must be above 0, not 0.0",
        "rate-steps=x | rate-steps must be a whole number, not 'x'",
        "descent=1 | unknown setting 'descent'; allowed: label, learning-rate, rate-steps, clipped, sizes",
        "learningrate=1 | unknown setting 'learningrate'; did you mean 'learning-rate'? allowed: label, learning-rate, rate-steps, clipped, sizes"
      })
  void saysWhatIsWrongInAGroupAsInARecord(String assignment, String message) {
    assertThatThrownBy(() -> Settings.with(GROUPED, assignment))
        .isInstanceOf(GymWireException.class)
        .hasMessage(message);
  }

  @Test
  void changesWhatIsNamedAndKeepsTheRest() {
    Example changed =
        Settings.with(
            DEFAULTS,
            Settings.parse(
                List.of(
                    "learning-rate=3e-4",
                    "replay-size=1e5",
                    "amsgrad=true",
                    "loss=mean-squared-error",
                    "hidden-layers=32, 16,8",
                    "clip-norm=10",
                    "label=a=b")));
    assertThat(changed)
        .isEqualTo(
            new Example(
                3e-4,
                100_000,
                5L,
                true,
                Loss.MEAN_SQUARED_ERROR,
                List.of(32, 16, 8),
                OptionalDouble.of(10),
                "a=b"));
  }

  @Test
  void aListMayStandInBracketsAsInAGrid() {
    Map<String, String> bracketed = Settings.parse(List.of("hidden-layers=[32, 16]"));
    assertThat(Settings.with(DEFAULTS, bracketed).hiddenLayers()).containsExactly(32, 16);
  }

  // Mutation that fails it: the last one counts.
  @Test
  void aSettingIsGivenOnce() {
    assertThatThrownBy(() -> Settings.parse(List.of("label=a", "label=b")))
        .isInstanceOf(GymWireException.class)
        .hasMessage("'label' is given twice, a and b");
  }

  @Test
  void readsWhatItPrints() {
    Map<String, String> printed =
        Settings.list(DEFAULTS).stream().collect(Collectors.toMap(Setting::name, Setting::value));
    Example other =
        new Example(
            1, 1, 1, true, Loss.MEAN_SQUARED_ERROR, List.of(), OptionalDouble.of(1), "other");
    assertThat(Settings.with(other, printed)).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "lerning-rate=1 | unknown setting 'lerning-rate'; did you mean 'learning-rate'? allowed: learning-rate, replay-size,",
        "zzz=1          | unknown setting 'zzz'; allowed: learning-rate, replay-size,",
        "learning-rate=x | learning-rate must be a number, not 'x'",
        "replay-size=1.5 | replay-size must be a whole number, not '1.5'",
        "replay-size=3000000000 | replay-size must be a whole number, not '3000000000'",
        "amsgrad=yes | amsgrad must be true or false, not 'yes'",
        "loss=l1 | loss must be one of mean-squared-error, huber, not 'l1'",
        "hidden-layers=1,,2 | hidden-layers must be a list with commas, each a whole number, not '1,,2'",
        "learning-rate=-1 | learning-rate must be above 0, not -1.0",
        "learning-rate | 'learning-rate' is not of the form name=value, such as learning-rate=0.001"
      })
  void saysWhatIsWrongAndWhatIsAllowed(String assignment, String message) {
    assertThatThrownBy(() -> Settings.with(DEFAULTS, Settings.parse(List.of(assignment))))
        .isInstanceOf(GymWireException.class)
        .hasMessageStartingWith(message);
  }

  // Mutation that fails it: numbers as Double.toString writes them, 1.0E-4.
  @ParameterizedTest
  @CsvSource({
    "1e-4, 0.0001",
    "0.00025, 0.00025",
    "1e-8, 1.0e-8",
    "3e-7, 3.0e-7",
    "0.5, 0.5",
    "20000000, 20000000",
    "1e300, 1.0e300",
    "Infinity, Infinity"
  })
  void numbersAreWrittenAsPeopleReadThemAndReadBack(String given, String written) {
    Rate rate = Settings.with(new Rate(1, 1), Map.of("learning-rate", given));

    String text = Settings.list(rate).get(0).value();

    assertThat(text).isEqualTo(written);
    assertThat(Settings.with(new Rate(1, 1), Map.of("learning-rate", text))).isEqualTo(rate);
  }
}
