package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The part of an algorithm's help that lists what {@code --set} can change. */
final class HyperparameterHelp {
  private HyperparameterHelp() {}

  /**
   * Returns the lines, at most {@code width} wide: name=default, description, unit, choices, and
   * the default for pictures where it differs.
   */
  static List<String> lines(Record defaults, Record forPictures, int width) {
    List<Setting> settings = Settings.list(defaults);
    List<Setting> pictures = Settings.list(forPictures);
    int column =
        4 + settings.stream().mapToInt(setting -> assignment(setting).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Hyperparameters, for --set, with their defaults:");
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      String head = "  " + assignment(setting);
      String text = description(setting) + otherDefault(setting, pictures.get(i));
      for (String part : wrap(text, width - column)) {
        lines.add(String.format(Locale.ROOT, "%-" + column + "s%s", head, part));
        head = "";
      }
    }
    return lines.stream().map(line -> line.replace("%", "%%")).toList();
  }

  private static String assignment(Setting setting) {
    return setting.name() + "=" + setting.value();
  }

  private static String otherDefault(Setting setting, Setting forPictures) {
    return setting.value().equals(forPictures.value())
        ? ""
        : "; " + forPictures.value() + " with pictures";
  }

  private static String description(Setting setting) {
    String choices = setting.allowed().startsWith("one of") ? "; " + setting.allowed() : "";
    return setting.describedWithUnit() + choices;
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
