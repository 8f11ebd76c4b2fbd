package io.gymwire.agents.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFinderTest {
  @TempDir Path directory;

  @Test
  void aFolderStandsForTheRunsBelowItEachOnce() {
    Path a = directory.resolve("sweep/a");
    Path b = directory.resolve("sweep/deeper/b");
    RunFolders.write(a, "CartPole-v1", 0, "n-step: 1");
    RunFolders.write(b, "CartPole-v1", 1, "n-step: 1");
    List<RunRecord> runs = read(b, directory, a.resolve("."));
    assertThat(runs).extracting(RunRecord::directory).containsExactly(b, a);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path nowhere = directory.resolve("nowhere");
    assertThatThrownBy(() -> read(nowhere))
        .isInstanceOf(GymWireException.class)
        .hasMessage(
            "there is no folder " + nowhere + ": name the folder of a run, or one that holds runs");
    Files.createDirectories(nowhere.resolve("empty"));
    assertThatThrownBy(() -> read(nowhere))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("holds none: there is no config.yaml in it");
  }

  private static List<RunRecord> read(Path... folders) {
    return RunFinder.read(
        List.of(folders),
        failure -> {
          throw failure;
        });
  }
}
