package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.message.Batches;
import java.nio.file.Path;
import java.util.List;

/**
 * The best policy of a run, for programs that use it: one observation in, one action out.
 *
 * <pre>{@code
 * try (TrainedPolicy policy = TrainedPolicy.load(Path.of("runs/first"))) {
 *   Object action = policy.act(observation);
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class TrainedPolicy implements AutoCloseable {
  private final EnvironmentSpec spec;
  private final Algorithm algorithm;
  private final Policy policy;

  private TrainedPolicy(EnvironmentSpec spec, Algorithm algorithm) {
    this.spec = spec;
    this.algorithm = algorithm;
    this.policy = algorithm.policy();
  }

  /**
   * Loads the policy of the best evaluation of the run in {@code directory}.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if it is not the
   *     folder of a run, or has no checkpoint
   */
  public static TrainedPolicy load(Path directory) {
    RunConfig config = RunConfig.read(directory);
    try (Environments environments = config.openEnvironments()) {
      EnvironmentSpec spec = config.findSpec(environments);
      TrainedPolicy trained = new TrainedPolicy(spec, config.makeAlgorithm(spec));
      new Checkpoints(directory).loadBestPolicy(trained.algorithm);
      return trained;
    }
  }

  /** Returns the environment that the policy was trained in: its spaces, and what actions mean. */
  public EnvironmentSpec spec() {
    return spec;
  }

  /**
   * Returns the action for {@code observation}, a member of the spec's observation space: for a
   * Discrete action space a Long.
   */
  public Object act(Object observation) {
    Object batch = Batches.stack(spec.observationSpace(), List.of(observation));
    return Batches.member(spec.actionSpace(), policy.act(batch), 0);
  }

  /** Frees the networks. */
  @Override
  public void close() {
    algorithm.close();
  }
}
