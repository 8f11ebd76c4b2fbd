package io.gymwire.agentsdk.logging;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.VectorStep;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A run that stands where its record says. */
record ExampleRun(
    Path directory,
    long environmentSteps,
    Optional<Evaluation> bestEvaluation,
    Optional<Evaluation> finalEvaluation,
    OptionalLong solvedAtStep,
    Optional<String> stopReason)
    implements Run {

  static ExampleRun at(Path directory, long environmentSteps) {
    return new ExampleRun(
        directory,
        environmentSteps,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  @Override
  public Algorithm algorithm() {
    return new NamedAlgorithm();
  }

  @Override
  public TrainerSettings settings() {
    return new TrainerSettings(
        "CartPole-v1",
        4,
        7,
        50_000,
        OptionalDouble.of(475),
        OptionalInt.empty(),
        1_000,
        10,
        5_000,
        500);
  }

  @Override
  public long updates() {
    return environmentSteps / 2;
  }

  @Override
  public long episodes() {
    return 3;
  }

  @Override
  public Optional<Double> recentReturn() {
    return Optional.of(20.0);
  }

  @Override
  public Optional<Evaluation> latestEvaluation() {
    return bestEvaluation;
  }

  @Override
  public void stop(String reason) {}

  private static final class NamedAlgorithm implements Algorithm {
    @Override
    public String name() {
      return "dqn";
    }

    @Override
    public Object explore(Object observation, Map<String, Object> info, long environmentSteps) {
      return observation;
    }

    @Override
    public void observe(VectorStep step) {}

    @Override
    public int update(long environmentSteps, Metrics metrics) {
      return 0;
    }

    @Override
    public Policy policy() {
      return (observation, info) -> observation;
    }

    @Override
    public void save(StateWriter state) {}

    @Override
    public void load(StateReader state) {}

    @Override
    public void savePolicy(StateWriter state) {}

    @Override
    public void loadPolicy(StateReader state) {}

    @Override
    public void close() {}
  }
}
