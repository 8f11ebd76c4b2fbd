package io.gymwire.agentsdk.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes and reads {@code config.yaml}: every setting of a run, each under the comment that
 * describes it.
 *
 * <p>A record of settings is a section; see {@link Settings} for the names and values in it.
 */
public final class ConfigFile {
  private static final String FILE_NAME = "config.yaml";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+,-]+");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final TypeReference<Map<String, Map<String, String>>> SECTIONS =
      new TypeReference<>() {};

  private ConfigFile() {}

  /**
   * Writes the records by the names of their sections into {@code directory}, in the order of the
   * map.
   */
  public static void write(Path directory, Map<String, Record> sections) {
    StringBuilder text = new StringBuilder();
    sections.forEach(
        (name, settings) -> {
          text.append(name).append(":\n");
          Settings.list(settings).forEach(setting -> append(text, setting));
        });
    AtomicFile.write(directory.resolve(FILE_NAME), text.toString());
  }

  /**
   * Returns the values of each section of the file in {@code directory}, as {@link Settings#with}
   * takes them.
   *
   * @throws GymWireException with code INVALID_VALUE if there is no such file or it is not of that
   *     form
   */
  public static Map<String, Map<String, String>> read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    if (!Files.exists(directory)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          directory + " is not the folder of a run: there is no such folder");
    }
    if (!Files.isRegularFile(file)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, directory + " is not the folder of a run: no " + FILE_NAME);
    }
    return readFile(file);
  }

  /**
   * Returns the values of each section of {@code file}.
   *
   * @throws GymWireException with code INVALID_VALUE if there is no such file or it is not of that
   *     form
   */
  public static Map<String, Map<String, String>> readFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "there is no file " + file);
    }
    try {
      Map<String, Map<String, String>> sections = YAML.readValue(file.toFile(), SECTIONS);
      requireValues(file, sections);
      return sections;
    } catch (JsonProcessingException e) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          file
              + ", line "
              + e.getLocation().getLineNr()
              + ": expected sections of indented lines 'name: value'",
          e);
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot read " + file, e);
    }
  }

  private static void requireValues(Path file, Map<String, Map<String, String>> sections) {
    sections.forEach(
        (section, values) -> {
          if (values == null || values.containsValue(null)) {
            throw new GymWireException(
                ErrorCode.INVALID_VALUE,
                "%s, section '%s': expected indented lines 'name: value'".formatted(file, section));
          }
        });
  }

  private static void append(StringBuilder text, Setting setting) {
    if (!setting.description().isEmpty()) {
      text.append("  # ").append(setting.describedWithUnit()).append('\n');
    }
    text.append("  ").append(setting.name()).append(": ").append(scalar(setting)).append('\n');
  }

  // A JSON string is a YAML string.
  private static String scalar(Setting setting) {
    return PLAIN.matcher(setting.value()).matches()
        ? setting.value()
        : new TextNode(setting.value()).toString();
  }
}
