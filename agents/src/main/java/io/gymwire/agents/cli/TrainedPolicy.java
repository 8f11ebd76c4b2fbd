package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.message.Batches;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best policy of a run, for programs that use it: one observation in, one action out.
 *
 * <p>It needs the run's folder alone, neither the environment nor the server nor the GPU of the
 * training, and computes on the CPU.
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
    RunConfig config = RunConfig.read(directory).onCpu();
    EnvironmentSpec spec = SpecFile.read(directory);
    Algorithm algorithm = config.makeAlgorithm(spec);
    try {
      new Checkpoints(directory).loadBestPolicy(algorithm);
    } catch (RuntimeException e) {
      algorithm.close();
      throw e;
    }
    return new TrainedPolicy(spec, algorithm);
  }

  /** Returns the environment that the policy was trained in: its spaces, and what actions mean. */
  public EnvironmentSpec spec() {
    return spec;
  }

  /**
   * Returns the action for {@code observation}, a member of the spec's observation space: for a
   * Discrete action space a Long. Every action is allowed.
   */
  public Object act(Object observation) {
    return act(observation, Map.of());
  }

  /**
   * Returns the action for {@code observation}, of those that {@code info} allows.
   *
   * @param observation a member of the spec's observation space
   * @param info the environment's, whose {@code action_mask} is obeyed if it has one: int8 of one
   *     number an action, 1 where it is allowed
   */
  public Object act(Object observation, Map<String, Object> info) {
    Object batch = Batches.stack(spec.observationSpace(), List.of(observation));
    Map<String, Object> infos = new HashMap<>();
    info.forEach((key, value) -> infos.put(key, Collections.singletonList(value)));
    return Batches.member(spec.actionSpace(), policy.act(batch, infos), 0);
  }

  /** Frees the networks. */
  @Override
  public void close() {
    algorithm.close();
  }
}
