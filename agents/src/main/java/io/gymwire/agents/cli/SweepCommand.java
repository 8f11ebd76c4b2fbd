package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agents.plot.LearningCurves;
import io.gymwire.agents.plot.PlotSettings;
import io.gymwire.agents.results.GroupResult;
import io.gymwire.agents.results.RunFinder;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire sweep}: one training for each seed and each combination of settings. */
@Command(
    name = "sweep",
    description = {
      "Train with several seeds and settings, and compare.",
      "",
      "Every combination of the grid is trained with every seed, each run in a process and a folder"
          + " of its own below the sweep's. At the end there are a table, the best first, and"
          + " curves.png. The same command again goes on where it was interrupted, and does not"
          + " repeat what is finished; more seeds or values add to it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./gymwire sweep dqn --env CartPole-v1 --seeds 0..4",
      "  ./gymwire sweep dqn --env CartPole-v1 --seeds 0..4 --grid learning-rate=0.001,0.0003 n-step=1,3 --jobs 2",
      "'gymwire train ALGORITHM --help' lists the hyperparameters."
    },
    sortOptions = false)
final class SweepCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;

  @Spec private CommandSpec command;
  @Mixin private PlaceOptions place;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "ALGORITHM", description = "What learns, such as dqn.")
  private String algorithm;

  @Option(
      order = -5,
      names = "--seeds",
      paramLabel = "SEEDS",
      defaultValue = "0..4",
      description = "Whole numbers: 0..4, or 0,3,7. Default: ${DEFAULT-VALUE}.")
  private String seeds;

  @Option(
      order = -4,
      names = "--grid",
      paramLabel = "NAME=VALUE,VALUE",
      arity = "1..*",
      description =
          "Values of hyperparameters, or of the settings below, to combine; a value that is a list"
              + " stands in brackets: hidden-sizes=[64,64],[128].")
  private List<String> grid = new ArrayList<>();

  @Option(
      order = -3,
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many runs train at the same time; about one a core. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      order = -2,
      names = "--sweep-dir",
      paramLabel = "DIR",
      description = "Where its runs are kept. Default: runs/sweep-<algorithm>-<env>.")
  private Optional<Path> sweepDirectory = Optional.empty();

  @Option(
      order = -1,
      names = "--dry-run",
      description = "Say which runs there would be, and train none.")
  private boolean dryRun;

  @Mixin private ComputeOptions compute;

  @Option(
      order = 114,
      names = "--set",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description = "Change hyperparameters of all runs: --set learning-rate=0.001 batch-size=64.")
  private List<String> hyperparameters = new ArrayList<>();

  static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new SweepCommand());
    TrainerOptions.addSharedTo(spec, name -> !name.equals("seed"));
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    Usage.require(command, jobs >= 1, "--jobs must be at least 1, not " + jobs);
    Map<String, String> trainer = TrainerOptions.given(command.commandLine().getParseResult());
    Usage.require(
        command,
        trainer.containsKey("env-id"),
        "which environment? --env CartPole-v1, for example; 'gymwire envs' lists them");
    Path directory = sweepDirectory.orElseGet(() -> defaultDirectory(trainer.get("env-id")));
    List<Trial> trials = trials(directory, trainer);
    Output to = output.to(command.commandLine());
    List<Trial> due = trials.stream().filter(trial -> !trial.isFinished()).toList();
    to.note(
        "Runs in %s: %d, of which finished: %d"
            .formatted(directory, trials.size(), trials.size() - due.size()));
    if (dryRun) {
      due.forEach(trial -> to.warn("./gymwire " + String.join(" ", trial.arguments())));
      return 0;
    }
    List<Trial> failed = new ArrayList<>();
    if (!train(directory, due, to, failed)) {
      to.warn("Interrupted: the same command goes on with the sweep.");
      return INTERRUPTED;
    }
    report(directory, trials, failed, to);
    return failed.isEmpty() ? 0 : 1;
  }

  private Path defaultDirectory(String envId) {
    return Path.of("runs", "sweep-" + algorithm + "-" + inFileName(envId));
  }

  private List<Trial> trials(Path directory, Map<String, String> trainer) {
    AlgorithmKind<?> kind = Algorithms.named(algorithm);
    List<String> trainerNames =
        Settings.list(TrainerSettings.defaults("")).stream().map(Setting::name).toList();
    Map<String, String> common = Settings.parse(hyperparameters);
    Usage.requireNoOptions(command, common.keySet());
    List<Trial> trials = new ArrayList<>();
    for (Map<String, String> combination : Grid.combinations(grid)) {
      requireNot(combination, "seed", "give the seeds with --seeds");
      requireNot(combination, "env-id", "a sweep has one environment, --env");
      common.keySet().forEach(name -> requireNot(combination, name, "--set gives it already"));
      Map<String, String> settings = new LinkedHashMap<>(trainer);
      Map<String, String> changes = new LinkedHashMap<>(common);
      combination.forEach(
          (name, value) -> (trainerNames.contains(name) ? settings : changes).put(name, value));
      for (long seed : Grid.seeds(seeds)) {
        Map<String, String> seeded = new LinkedHashMap<>(settings);
        seeded.put("seed", Long.toString(seed));
        // What is wrong with one run is said before any is trained.
        Settings.with(TrainerSettings.defaults(""), seeded);
        kind.with(changes);
        trials.add(
            new Trial(
                algorithm,
                directory.resolve(name(combination, seed)),
                seeded,
                changes,
                place(),
                jobs > 1 && !compute.given().containsKey("threads")));
      }
    }
    return trials;
  }

  private static void requireNot(Map<String, String> combination, String name, String instead) {
    if (combination.containsKey(name)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "grid", "--grid cannot have " + name + ": " + instead);
    }
  }

  private static String name(Map<String, String> combination, long seed) {
    String settings =
        combination.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "-")
            .collect(Collectors.joining());
    return inFileName(settings) + "seed" + seed;
  }

  private static String inFileName(String text) {
    return text.replaceAll("[^A-Za-z0-9._=,-]+", "-");
  }

  private List<String> place() {
    Map<String, String> given = new LinkedHashMap<>(place.given());
    given.putAll(compute.given());
    List<String> options = new ArrayList<>();
    given.forEach((name, value) -> options.addAll(List.of("--" + name, value)));
    return options;
  }

  /** Trains {@code due} and returns whether nobody interrupted it. */
  private boolean train(Path directory, List<Trial> due, Output to, List<Trial> failed) {
    TrialProcesses processes = new TrialProcesses();
    AtomicInteger done = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(jobs);
    try (Interruption interruption = Interruption.calling(processes::stop, INTERRUPTED, to::warn)) {
      CompletableFuture<?>[] all =
          due.stream()
              .map(
                  trial ->
                      CompletableFuture.runAsync(
                          () -> train(trial, directory, processes, done, due.size(), to, failed),
                          executor))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).join();
      return !processes.isStopped();
    } finally {
      executor.shutdown();
    }
  }

  private static void train(
      Trial trial,
      Path directory,
      TrialProcesses processes,
      AtomicInteger done,
      int count,
      Output to,
      List<Trial> failed) {
    String name = trial.directory().getFileName().toString();
    trial.clear();
    Path log = directory.resolve("logs").resolve(name + ".log");
    int code = processes.run(trial.arguments(), log);
    if (processes.isStopped()) {
      return;
    }
    synchronized (failed) {
      String outcome = trial.outcome().orElse("nothing");
      if (code != 0) {
        failed.add(trial);
        outcome = "failed with exit code " + code + ", see " + log;
      }
      to.note("[%d/%d] %s: %s".formatted(done.incrementAndGet(), count, name, outcome));
    }
  }

  private void report(Path directory, List<Trial> trials, List<Trial> failed, Output to) {
    List<Path> folders =
        trials.stream().filter(trial -> !failed.contains(trial)).map(Trial::directory).toList();
    if (folders.isEmpty()) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR,
          "every run failed; what they said is in " + directory.resolve("logs"));
    }
    List<RunRecord> runs = RunFinder.read(folders, to::leftOut);
    List<GroupResult> groups = GroupResult.of(runs, Optional.empty());
    Path picture = directory.resolve("curves.png");
    boolean drawn = draw(runs, picture, to);
    ObjectNode json = ResultsTable.json(groups).put("sweep_dir", directory.toString());
    json.put("output", drawn ? picture.toString() : null);
    failed.forEach(trial -> json.withArray("failed").add(trial.directory().toString()));
    StringBuilder words = new StringBuilder(ResultsTable.text(groups));
    failed.forEach(
        trial -> words.append("Failed: ").append(trial.directory()).append(System.lineSeparator()));
    if (drawn) {
      words.append("Learning curves: ").append(picture).append(System.lineSeparator());
    }
    to.result(json, words.toString());
  }

  // A sweep is no failure for want of a picture.
  private static boolean draw(List<RunRecord> runs, Path picture, Output to) {
    try {
      LearningCurves.draw(runs, PlotSettings.defaults(), picture);
      return true;
    } catch (GymWireException e) {
      to.warn("no picture: " + e.getMessage());
      return false;
    }
  }
}
