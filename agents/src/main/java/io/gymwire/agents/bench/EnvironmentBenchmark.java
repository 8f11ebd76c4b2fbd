package io.gymwire.agents.bench;

import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Environment steps a second in process, on the calling thread: {@code gymwire bench env}. */
public final class EnvironmentBenchmark {
  private final Environments environments;
  private final Optional<Path> python;

  /**
   * Measures environments from {@code environments}.
   *
   * @param python an interpreter with ale-py, whose vectors are to be measured beside
   */
  public EnvironmentBenchmark(Environments environments, Optional<Path> python) {
    this.environments = environments;
    this.python = python;
  }

  /**
   * Measures CartPole-v1 in its several forms, and Pong, or OpenPong where its ROM is not there.
   */
  public List<Report> run() {
    return List.of(
        cartPole(),
        new AtariBenchmark(environments, python).run(),
        new PresetBenchmark(environments).run());
  }

  private Report cartPole() {
    MakeRequest one = MakeRequest.of("CartPole-v1", 1).withAutoresetMode(AutoresetMode.SAME_STEP);
    MakeRequest vectorEntryPoint =
        one.withAutoresetMode(AutoresetMode.NEXT_STEP)
            .withVectorizationMode(VectorizationMode.VECTOR_ENTRY_POINT);
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row("one environment", one));
    rows.add(row("64 environments", one.withNumEnvs(64)));
    rows.add(row("1,024 environments", one.withNumEnvs(1024)));
    rows.add(row("64, one generator for all", vectorEntryPoint.withNumEnvs(64)));
    rows.add(row("1,024, one generator for all", vectorEntryPoint.withNumEnvs(1024)));
    rows.add(
        row(
            "64 with a wrapper (RecordEpisodeStatistics)",
            one.withNumEnvs(64).withWrappers(WrapperSpec.of("RecordEpisodeStatistics"))));
    return new Report(
        "Environments in process: CartPole-v1, random actions, one thread",
        List.of("vector", "environment steps/s", "ns/step"),
        rows,
        List.of("Median of 9 rounds of 0.3 s after a warm-up; resets and observations included."));
  }

  private List<Object> row(String name, MakeRequest request) {
    try (VectorEnvironment vector = environments.make(request)) {
      vector.reset(ResetArguments.seeded(0, vector.numEnvs()));
      RandomActions actions = new RandomActions(vector);
      double rate = Throughput.unitsPerSecond(repetitions -> steps(vector, actions, repetitions));
      return List.of(name, rate, 1e9 / rate);
    }
  }

  /** Takes {@code repetitions} steps; returns how many those of all environments are. */
  static long steps(VectorEnvironment vector, RandomActions actions, long repetitions) {
    for (long i = 0; i < repetitions; i++) {
      vector.step(actions.next());
    }
    return repetitions * vector.numEnvs();
  }
}
