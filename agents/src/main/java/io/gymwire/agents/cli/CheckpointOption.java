package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Checkpoints;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which of a run's policies a command takes. */
final class CheckpointOption {
  private static final String BEST = "best";

  @Option(
      names = "--checkpoint",
      paramLabel = "best|last|NAME",
      defaultValue = BEST,
      description =
          "Which policy: of the best evaluation, the latest, or another that the run kept, such as"
              + " step-0000050000. Default: ${DEFAULT-VALUE}.")
  private String name;

  /** Returns the name of the policy. */
  String name() {
    return name;
  }

  /**
   * Gives {@code algorithm} the policy from the run in {@code directory}: for the best the latest
   * if none was evaluated.
   */
  void load(Path directory, Algorithm algorithm) {
    Checkpoints checkpoints = new Checkpoints(directory);
    if (name.equals(BEST)) {
      checkpoints.loadBestPolicy(algorithm);
    } else {
      checkpoints.loadPolicy(algorithm, name);
    }
  }
}
