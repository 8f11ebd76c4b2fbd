package io.gymwire.agents.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Python interpreters that the build names. */
public final class Python {
  private Python() {}

  /**
   * Returns what the interpreter prints that the system property {@code property} names.
   *
   * @param folder for files on the way
   * @param input what it reads
   */
  public static String run(String property, Path folder, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(System.getProperty(property)));
    command.addAll(List.of(arguments));
    Path given = Files.writeString(folder.resolve("input"), input);
    Path errors = folder.resolve("errors");
    Process python =
        new ProcessBuilder(command)
            .redirectInput(given.toFile())
            .redirectError(errors.toFile())
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(() -> contents(errors)).isZero();
    return said;
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
