package io.gymwire.agents.bench;

import io.gymwire.agents.dqn.Dqn;
import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agentsdk.network.ComputeThreads;
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
import io.gymwire.protocol.environment.VectorStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a step of DQN training on a game of pictures takes, beside what its actor (environment
 * and choice of actions) and its learner (updates) take alone, by turns.
 */
final class PictureTrainingBenchmark {
  private static final List<String> GAMES = List.of("GymWire/OpenPong-v0", "PongNoFrameskip-v4");
  private static final int LEARNING_STARTS = 500;
  private static final int BLOCK = 10;
  private static final int WARM_UP = 5 * BLOCK;
  private static final int ROUNDS = 40;

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

  /** Measures with libtorch on one thread, then, on a CPU, on as many as a run takes by default. */
  private List<List<Object>> measure() {
    List<List<Object>> rows = new ArrayList<>();
    int most = device.equals("cpu") ? ComputeThreads.suiting(spec().observationSpace()) : 1;
    IntStream.of(1, most).distinct().forEach(threads -> rows.addAll(measure(threads)));
    ComputeThreads.use(1);
    return rows;
  }

  private List<List<Object>> measure(int threads) {
    ComputeThreads.use(threads);
    Turns turns = train();
    double slower = Math.max(turns.actor.percentile(50), turns.learner.percentile(50));
    String game = "%s, threads=%d, ".formatted(settings.envId(), threads);
    return List.of(
        turns.actor.row(game + "actor alone: environment and choice of actions", slower),
        turns.learner.row(game + "learner alone: one update a step", slower),
        turns.training.row(game + "training: both, overlapped", slower));
  }

  private Turns train() {
    Path folder = temporaryFolder();
    try (Dqn dqn = agent();
        Parts parts = new Parts()) {
      Turns turns = new Turns(parts);
      Trainer trainer =
          new Trainer(environments, settings, dqn, folder.resolve("run"), List.of(turns));
      turns.atTheEnd = trainer::interrupt;
      trainer.run();
      return turns;
    } finally {
      delete(folder);
    }
  }

  private Dqn agent() {
    DqnHyperparameters hyperparameters =
        Settings.with(
            DqnHyperparameters.forPictures(),
            Map.of("learning-starts", "" + LEARNING_STARTS, "replay-capacity", "10000"));
    return new Dqn(spec(), hyperparameters, 0, Devices.named(device));
  }

  private EnvironmentSpec spec() {
    try (VectorEnvironment environment = environments.make(settings.trainingRequest())) {
      return environment.spec();
    }
  }

  /** An actor and a learner, of which only one is ever at work. */
  private final class Parts implements AutoCloseable {
    private final Dqn dqn = agent();
    private final VectorEnvironment environment = environments.make(settings.trainingRequest());
    private Object observation = environment.reset(ResetArguments.seeded(0, 1)).observation();
    private long updates;

    Parts() {
      for (int i = 0; i < LEARNING_STARTS; i++) {
        act();
      }
    }

    void act() {
      VectorStep step = environment.step(dqn.explore(observation, Map.of(), LEARNING_STARTS));
      dqn.observe(step);
      observation = step.observation();
    }

    void learn() {
      updates++;
      dqn.update(LEARNING_STARTS + updates, (name, value) -> {});
    }

    @Override
    public void close() {
      environment.close();
      dqn.close();
    }
  }

  /** Between blocks of a run's steps, has the actor and the learner alone take as many. */
  private static final class Turns implements Callback {
    private final Latencies actor = new Latencies();
    private final Latencies learner = new Latencies();
    private final Latencies training = new Latencies();
    private final Parts parts;
    private Runnable atTheEnd = () -> {};
    private long start;

    Turns(Parts parts) {
      this.parts = parts;
    }

    @Override
    public void onStep(Run run) {
      long step = run.environmentSteps() - LEARNING_STARTS;
      if (step < 0 || step % BLOCK != 0) {
        return;
      }
      boolean counts = step > WARM_UP;
      if (counts) {
        training.add((System.nanoTime() - start) / BLOCK);
      }
      time(parts::act, actor, counts);
      time(parts::learn, learner, counts);
      if (step == WARM_UP + ROUNDS * BLOCK) {
        atTheEnd.run();
      }
      start = System.nanoTime();
    }

    private static void time(Runnable work, Latencies latencies, boolean counts) {
      long start = System.nanoTime();
      for (int i = 0; i < BLOCK; i++) {
        work.run();
      }
      if (counts) {
        latencies.add((System.nanoTime() - start) / BLOCK);
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
