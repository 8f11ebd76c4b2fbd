package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.TrainerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The trainer's settings as options, one a component of {@link TrainerSettings}, with its
 * description and default.
 */
final class TrainerOptions {
  private static final String ENV_ID = "env-id";
  private static final List<Setting> SETTINGS = Settings.list(TrainerSettings.defaults(""));

  private static final Map<String, String> LABELS =
      Map.of(
          ENV_ID,
          "ID",
          "env-arguments",
          "NAME=VALUE",
          "wrappers",
          "NAME",
          "training-wrappers",
          "NAME",
          "keep-best-by",
          "MEASURE");

  private TrainerOptions() {}

  /** Adds an option a setting, with {@code kind}'s defaults in its description. */
  static void addTo(CommandSpec command, AlgorithmKind<?> kind) {
    Map<String, String> forPictures =
        Settings.list(kind.trainerForPictures()).stream()
            .collect(Collectors.toMap(Setting::name, Setting::value));
    int order = 0;
    for (Setting setting : Settings.list(kind.trainerForVectors())) {
      command.addOption(
          OptionSpec.builder(option(setting.name()))
              .order(order++)
              .paramLabel(label(setting))
              .type(String.class)
              .description(description(setting, forPictures.get(setting.name())).replace("%", "%%"))
              .build());
    }
  }

  /** Adds those whose setting's name is {@code wanted}, without an algorithm's defaults. */
  static void addSharedTo(CommandSpec command, Predicate<String> wanted) {
    int order = 0;
    for (Setting setting : SETTINGS) {
      if (wanted.test(setting.name())) {
        command.addOption(
            OptionSpec.builder(option(setting.name()))
                .order(order++)
                .paramLabel(label(setting))
                .type(String.class)
                .description(Sentences.of(setting.describedWithUnit()).replace("%", "%%"))
                .build());
      }
    }
  }

  /** Returns the values given, by the settings' names. */
  static Map<String, String> given(ParseResult parsed) {
    return given(parsed, name -> true);
  }

  /** Returns those of the {@code wanted} settings; a command may have its own {@code --seed}. */
  static Map<String, String> given(ParseResult parsed, Predicate<String> wanted) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Setting setting : SETTINGS) {
      if (wanted.test(setting.name())) {
        String value = parsed.matchedOptionValue(option(setting.name()), "");
        if (!value.isEmpty()) {
          given.put(setting.name(), value);
        }
      }
    }
    return given;
  }

  private static String label(Setting setting) {
    String other = setting.allowed().equals("true or false") ? "true|false" : "N";
    return LABELS.getOrDefault(setting.name(), other);
  }

  /** Returns the option that stands for the setting {@code name}. */
  static String option(String name) {
    return name.equals(ENV_ID) ? "--env" : "--" + name;
  }

  private static String description(Setting setting, String forPictures) {
    String text = Sentences.of(setting.describedWithUnit());
    // The environment's spec has these two, not the trainer.
    if (setting.name().equals(ENV_ID)) {
      return text;
    }
    if (setting.name().equals("stop-at-return")) {
      return text + " Default: the environment's reward threshold, if it has one.";
    }
    return setting.value().equals(forPictures)
        ? "%s Default: %s.".formatted(text, setting.value())
        : "%s Default: %s, with pictures %s.".formatted(text, setting.value(), forPictures);
  }
}
