package io.gymwire.protocol.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {
  @TempDir private Path folder;

  @Test
  void whileOneProcessIsAtWorkNoOtherIs() throws Exception {
    Process other = worker();
    try (BufferedReader said = other.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("at work");
      try (FileChannel channel = FileChannel.open(folder.resolve(MachineLock.FILE), WRITE)) {
        assertThat(channel.tryLock()).isNull();
      }
      other.getOutputStream().close();

      MachineLock.whileWorkingIn(folder::toFile, () -> note(folder, "this process"));

      assertThat(other.waitFor()).isZero();
      assertThat(folder.resolve("notes")).hasContent("the other process\nthis process");
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aProcessThatIsKilledAtWorkLetsTheNextOneIn() throws Exception {
    Process other = worker();
    try (BufferedReader said = other.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("at work");
    }
    other.destroyForcibly().waitFor();

    List<String> done = new ArrayList<>();
    MachineLock.whileWorkingIn(folder::toFile, () -> done.add("work"));

    assertThat(done).containsExactly("work");
  }

  @Test
  void isGivenUpWhenTheWorkFails() throws IOException {
    assertThatThrownBy(
            () ->
                MachineLock.whileWorkingIn(
                    folder::toFile,
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");

    try (FileChannel channel = FileChannel.open(folder.resolve(MachineLock.FILE), WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
    }
  }

  @Test
  void whereNoFileCanBeMadeTheWorkIsDoneAllTheSame() {
    List<String> done = new ArrayList<>();
    MachineLock.whileWorkingIn(folder.resolve("missing")::toFile, () -> done.add("work"));
    assertThat(done).containsExactly("work");
  }

  private Process worker() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void note(Path folder, String line) {
    try {
      Files.writeString(folder.resolve("notes"), line + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Works until its standard input ends, then notes so. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      MachineLock.whileWorkingIn(
          folder::toFile,
          () -> {
            System.out.println("at work");
            try {
              System.in.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            note(folder, "the other process");
          });
    }
  }
}
