package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The part of an algorithm's help that lists what {@code --set} can change. */
final class HyperparameterHelp {
  private HyperparameterHelp() {}

  /** Returns the lines: name=default, description, allowed values. */
  static List<String> lines(Record defaults) {
    List<Setting> settings = Settings.list(defaults);
    int width =
        settings.stream().mapToInt(setting -> assignment(setting).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Hyperparameters, for --set, with their defaults:");
    for (Setting setting : settings) {
      String padded = String.format(Locale.ROOT, "%-" + width + "s", assignment(setting));
      lines.add("  " + padded + "  " + description(setting));
    }
    return lines.stream().map(line -> line.replace("%", "%%")).toList();
  }

  private static String assignment(Setting setting) {
    return setting.name() + "=" + setting.value();
  }

  private static String description(Setting setting) {
    String choices = setting.allowed().startsWith("one of") ? "; " + setting.allowed() : "";
    return setting.describedWithUnit() + choices;
  }
}
