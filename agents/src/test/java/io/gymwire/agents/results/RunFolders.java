package io.gymwire.agents.results;

import io.gymwire.agentsdk.logging.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Folders as runs leave them, for tests. */
public final class RunFolders {
  private RunFolders() {}

  /**
   * Writes the folder of a run of dqn on {@code envId}.
   *
   * @param hyperparameters lines of YAML without their indentation
   * @param evaluations pairs of a step and a mean return
   */
  public static RunRecord write(
      Path directory, String envId, int seed, String hyperparameters, double... evaluations) {
    StringBuilder metrics = new StringBuilder();
    for (int i = 0; i < evaluations.length; i += 2) {
      metrics.append(
          String.format(
              Locale.ROOT,
              "{\"step\":%d,\"kind\":\"evaluation\",\"episodes\":4,\"mean_return\":%s,\"std_return\":2.0}%n",
              (long) evaluations[i],
              evaluations[i + 1]));
    }
    String config =
        "run:\n  algorithm: dqn\ntrainer:\n  env-id: %s\n  seed: %d\n  total-steps: %d\n  stop-at-return: 90.0\nhyperparameters:\n%s"
            .formatted(envId, seed, 1000 + seed, hyperparameters.indent(2));
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("config.yaml"), config);
      Files.writeString(directory.resolve("metrics.jsonl"), metrics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RunRecord.read(directory);
  }

  /** Writes {@code summary.json} of such a run. */
  public static RunRecord summarise(RunRecord run, String summary) {
    try {
      Files.writeString(run.directory().resolve("summary.json"), summary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RunRecord.read(run.directory());
  }
}
