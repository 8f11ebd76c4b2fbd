package io.gymwire.protocol.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the real numpy and Gymnasium, through the interpreter that {@code gymwire.python} names. */
final class Python {
  private Python() {}

  /**
   * Runs a script of the test resources and returns what it prints: lines of a name, a tab, and a
   * text.
   */
  static Map<String, String> run(String script, Path folder) {
    try {
      File source = folder.resolve(script).toFile();
      try (var resource = Python.class.getResourceAsStream("/gymnasium/" + script)) {
        Files.write(source.toPath(), resource.readAllBytes());
      }
      File errors = folder.resolve("errors.txt").toFile();
      ProcessBuilder builder =
          new ProcessBuilder(System.getProperty("gymwire.python", "python3"), source.getPath());
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      Process process = builder.redirectError(errors).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(() -> read(errors)).isZero();
      Map<String, String> lines = new LinkedHashMap<>();
      printed.lines().map(line -> line.split("\t", 2)).forEach(line -> lines.put(line[0], line[1]));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(File file) {
    try {
      return Files.readString(file.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
