package io.gymwire.agents.bench;

import io.gymwire.agents.dqn.Dqn;
import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.Trainer;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Steps a second of DQN training on a game of pictures, beside what its actor (environment and
 * choice of actions) and its learner (updates) reach alone.
 */
final class PictureTrainingBenchmark {
  private static final List<String> GAMES = List.of("GymWire/OpenPong-v0", "PongNoFrameskip-v4");
  private static final int LEARNING_STARTS = 500;
  private static final int WARM_UP = 50;
  private static final int STEPS = 200;

  private final Environments environments;
  private final String device;
  private final TrainerSettings settings;

  private PictureTrainingBenchmark(Environments environments, String game, String device) {
    this.environments = environments;
    this.device = device;
    this.settings =
        Settings.with(
            TrainerSettings.forPictures(game),
            Map.of(
                "env-arguments", "frameskip=1",
                "wrappers", "AtariPreprocessing,FrameStack:stack_size=4",
                "evaluation-episodes", "1"));
  }

  /** Returns the rows, or none if no such game can run here. */
  static List<List<Object>> rows(Environments environments, String device) {
    List<String> available =
        environments.specs().stream()
            .filter(spec -> spec.unavailable().isEmpty())
            .map(EnvironmentSpec::id)
            .toList();
    Optional<String> game = GAMES.stream().filter(available::contains).findFirst();
    return game.map(id -> new PictureTrainingBenchmark(environments, id, device).measure())
        .orElse(List.of());
  }

  private List<List<Object>> measure() {
    double actor = actorAlone();
    double learner;
    double training;
    try (Dqn dqn = agent()) {
      training = train(dqn);
      learner = learnerAlone(dqn);
    }
    double slower = Math.min(actor, learner);
    String game = settings.envId() + ", ";
    return List.of(
        row(game + "actor alone: environment and choice of actions", actor, slower),
        row(game + "learner alone: one update a step", learner, slower),
        row(game + "training: both, overlapped", training, slower));
  }

  /** A row of the update's report: microseconds a step, and how many times the slower's. */
  private static List<Object> row(String name, double stepsPerSecond, double slower) {
    return List.of(name, 1e6 / stepsPerSecond, "", stepsPerSecond, slower / stepsPerSecond);
  }

  private double actorAlone() {
    try (VectorEnvironment environment = environments.make(settings.trainingRequest());
        Dqn dqn = agent()) {
      Object observation = environment.reset(ResetArguments.seeded(0, 1)).observation();
      long start = System.nanoTime();
      for (int i = -WARM_UP; i < STEPS; i++) {
        start = i == 0 ? System.nanoTime() : start;
        observation =
            environment.step(dqn.explore(observation, Map.of(), LEARNING_STARTS)).observation();
      }
      return STEPS * 1e9 / (System.nanoTime() - start);
    }
  }

  private double learnerAlone(Dqn dqn) {
    long step = LEARNING_STARTS + WARM_UP + STEPS;
    dqn.update(step, (name, value) -> {});
    long start = System.nanoTime();
    for (int i = 1; i <= STEPS; i++) {
      dqn.update(step + i, (name, value) -> {});
    }
    return STEPS * 1e9 / (System.nanoTime() - start);
  }

  private double train(Dqn dqn) {
    Stopwatch stopwatch = new Stopwatch();
    Path folder = temporaryFolder();
    try {
      Trainer trainer =
          new Trainer(environments, settings, dqn, folder.resolve("run"), List.of(stopwatch));
      stopwatch.atTheEnd = trainer::interrupt;
      trainer.run();
      return STEPS * 1e9 / stopwatch.nanoseconds;
    } finally {
      delete(folder);
    }
  }

  private Dqn agent() {
    DqnHyperparameters hyperparameters =
        Settings.with(
            DqnHyperparameters.forPictures(),
            Map.of("learning-starts", "" + LEARNING_STARTS, "replay-capacity", "10000"));
    try (VectorEnvironment environment = environments.make(settings.trainingRequest())) {
      return new Dqn(environment.spec(), hyperparameters, 0, Devices.named(device));
    }
  }

  /** Takes the time of the steps after the warm-up, and ends the run. */
  private static final class Stopwatch implements Callback {
    private Runnable atTheEnd = () -> {};
    private long start;
    private long nanoseconds;

    @Override
    public void onStep(Run run) {
      long step = run.environmentSteps() - LEARNING_STARTS - WARM_UP;
      if (step == 0) {
        start = System.nanoTime();
      }
      if (step == STEPS) {
        nanoseconds = System.nanoTime() - start;
        atTheEnd.run();
      }
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("gymwire-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
