package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agents.results.RunFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotCommandTest {
  @TempDir Path directory;

  @Test
  void drawsTheRunsOfAFolderButThoseWithoutEvaluation() {
    RunFolders.write(directory.resolve("runs/a"), "CartPole-v1", 0, "n-step: 1", 10, 5, 20, 7);
    RunFolders.write(directory.resolve("runs/b"), "CartPole-v1", 1, "n-step: 1");
    Path file = directory.resolve("curves.png");
    CommandResult plotted =
        CommandResult.of("plot", directory.resolve("runs").toString(), "-o", file.toString());
    assertThat(plotted.exitCode()).isZero();
    assertThat(plotted.out()).isEqualToIgnoringNewLines("The picture is " + file + ".");
    assertThat(plotted.err())
        .isEqualToIgnoringNewLines(
            directory.resolve("runs/b") + " has no evaluation yet: left out");
    assertThat(file).isRegularFile();
  }

  @Test
  void saysWhatIsAllowed() {
    RunFolders.write(directory.resolve("a"), "CartPole-v1", 0, "n-step: 1", 10, 5, 20, 7);
    String run = directory.resolve("a").toString();
    assertUsage(
        "one of min-max, standard-error, standard-deviation, none",
        run,
        "-o",
        "a.png",
        "--spread",
        "iqr");
    assertUsage("a picture's name ends in .png or .svg", run, "-o", "a.pdf");
    assertUsage(
        "--size is width x height in pixels, such as 960x600, not '960'",
        run,
        "-o",
        "a.png",
        "--size",
        "960");
    assertUsage("there is no folder", "nosuch", "-o", "a.png");
    assertUsage("--output", run);
  }

  private static void assertUsage(String message, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "plot";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandResult result = CommandResult.of(all);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }
}
