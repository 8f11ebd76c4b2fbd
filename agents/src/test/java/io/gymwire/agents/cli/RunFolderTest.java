package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path directory;

  @Test
  void runsOfTheSameSecondHaveFoldersOfTheirOwn() {
    Path runs = directory.resolve("runs");

    assertThat(RunFolder.makeNew(runs, "dqn")).isEqualTo(runs.resolve("dqn")).isDirectory();
    assertThat(RunFolder.makeNew(runs, "dqn")).isEqualTo(runs.resolve("dqn-2")).isDirectory();
    assertThat(RunFolder.makeNew(runs, "dqn")).isEqualTo(runs.resolve("dqn-3")).isDirectory();
  }
}
