package io.gymwire.agents.cli;

import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.settings.FamiliarNames;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gymwire train ALGORITHM}: a new run, or the rest of an interrupted one. */
@Command(sortOptions = false)
final class TrainAlgorithmCommand implements Callable<Integer> {
  private final AlgorithmKind<?> kind;

  @Spec private CommandSpec command;
  @Mixin private PlaceOptions place;
  @Mixin private OutputOptions output;

  @Option(
      order = 111,
      names = "--resume",
      paramLabel = "RUN_DIR",
      description =
          "Go on with the run in this folder, with all its settings; --total-steps,"
              + " --stop-at-return and --patience may differ.")
  private Optional<Path> resume = Optional.empty();

  @Option(
      order = 112,
      names = "--run-dir",
      paramLabel = "DIR",
      description = "Where the run is kept. Default: runs/<algorithm>-<env>-seed<S>-<time>.")
  private Optional<Path> runDirectory = Optional.empty();

  @Mixin private ComputeOptions compute;

  @Option(
      order = 114,
      names = "--set",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description = "Change hyperparameters: --set learning-rate=0.001 batch-size=64.")
  private List<String> hyperparameters = new ArrayList<>();

  @Option(
      order = 115,
      names = "--config",
      paramLabel = "FILE",
      description =
          "Begin with all settings of a config.yaml, or of the run in a folder, instead of the"
              + " defaults; other options change them.")
  private Optional<Path> configFile = Optional.empty();

  @Option(
      order = 116,
      names = "--log",
      paramLabel = "csv|histograms|videos",
      arity = "1..*",
      description =
          "Write more: metrics.csv (step,name,value); histograms of the weights into TensorBoard;"
              + " films of every best policy into videos and TensorBoard.")
  private List<String> logs = new ArrayList<>();

  @Option(
      order = 117,
      names = "--fast-dev-run",
      description =
          "A few steps of everything, to find mistakes: acting, updates, evaluation, checkpoints;"
              + " options given still count.")
  private boolean fastDevelopmentRun;

  private TrainAlgorithmCommand(AlgorithmKind<?> kind) {
    this.kind = kind;
  }

  static CommandLine commandLine(AlgorithmKind<?> kind) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new TrainAlgorithmCommand(kind));
    spec.name(kind.name());
    spec.usageMessage()
        .description(kind.description())
        .footer(
            HyperparameterHelp.lines(kind.defaults(), kind.forPictures(), GymWireCommand.HELP_WIDTH)
                .toArray(String[]::new));
    TrainerOptions.addTo(spec, kind);
    return new CommandLine(spec);
  }

  /**
   * Returns how to say what was typed as {@code option}, if a hyperparameter has that name, here or
   * in another library.
   */
  Optional<String> asHyperparameter(String option) {
    String typed = option.replaceFirst("^--?", "").replaceFirst("=.*", "");
    List<String> names =
        Settings.list(kind.defaults()).stream().map(setting -> setting.name()).toList();
    return names.contains(typed)
        ? Optional.of("'%s' is a hyperparameter, as in --set %s=VALUE".formatted(typed, typed))
        : FamiliarNames.of(typed, names)
            .map(
                name ->
                    "'%s' is the hyperparameter '%s' here, as in --set %s=VALUE"
                        .formatted(typed, name, name));
  }

  @Override
  public Integer call() {
    return resume.isPresent() ? goOn(resume.get()) : start();
  }

  private int start() {
    Map<String, String> trainer = trainerOptions();
    if (configFile.isPresent()) {
      return startFrom(RunConfig.readFileOrFolder(configFile.get()), trainer);
    }
    if (!trainer.containsKey("env-id")) {
      throw wrong("which environment? --env CartPole-v1, for example; 'gymwire envs' lists them");
    }
    runDirectory.ifPresent(RunFolder::requireEmpty);
    LaunchSettings launch = Settings.with(LaunchSettings.of(kind.name()), launchOptions());
    Map<String, String> changes = hyperparameterChanges();
    String envId = trainer.get("env-id");
    // What is wrong with the command is said before anything is made.
    RunConfig asked =
        new RunConfig(
            launch, Settings.with(TrainerSettings.defaults(envId), trainer), kind.with(changes));
    try (Environments environments = asked.openEnvironments()) {
      EnvironmentSpec spec = asked.findSpec(environments);
      RunConfig wanted =
          new RunConfig(
              launch,
              Settings.with(kind.trainerDefaults(spec.observationSpace(), envId), trainer),
              kind.with(spec.observationSpace(), changes));
      RunConfig config =
          shortened(
              trainer.containsKey("stop-at-return")
                  ? wanted
                  : wanted.stoppingAt(spec.rewardThreshold()),
              trainer);
      return new Training(config, () -> folder(config), output.to(command.commandLine()))
          .run(environments, spec);
    }
  }

  private int startFrom(RunConfig base, Map<String, String> trainer) {
    runDirectory.ifPresent(RunFolder::requireEmpty);
    if (!base.launch().algorithm().equals(kind.name())) {
      throw wrong(
          "%s is of %s: 'gymwire train %s --config %s'"
              .formatted(
                  configFile.orElseThrow(),
                  base.launch().algorithm(),
                  base.launch().algorithm(),
                  configFile.orElseThrow()));
    }
    Map<String, String> launch = launchOptions();
    launch.put("version", Version.current());
    RunConfig asked =
        shortened(base.with(launch, trainer).withHyperparameters(hyperparameterChanges()), trainer);
    try (Environments environments = asked.openEnvironments()) {
      EnvironmentSpec spec = asked.findSpec(environments);
      return new Training(asked, () -> folder(asked), output.to(command.commandLine()))
          .run(environments, spec);
    }
  }

  /** Returns {@code config}, or the little of it that a fast development run does. */
  private RunConfig shortened(RunConfig config, Map<String, String> trainer) {
    return fastDevelopmentRun
        ? FastDevelopmentRun.of(config, trainer, hyperparameterChanges())
        : config;
  }

  private Path folder(RunConfig config) {
    return runDirectory
        .map(RunFolder::make)
        .orElseGet(
            () ->
                RunFolder.makeNamed(
                    // No results, which compare and plot would take for such among those of runs/.
                    Path.of(fastDevelopmentRun ? "fast-dev-runs" : "runs"),
                    config,
                    LocalDateTime.now(ZoneId.systemDefault())));
  }

  private int goOn(Path directory) {
    if (configFile.isPresent() || fastDevelopmentRun) {
      throw wrong("--resume goes on with the run as it was: leave out --config and --fast-dev-run");
    }
    if (runDirectory.isPresent() || !hyperparameters.isEmpty()) {
      throw wrong(
          "--resume takes run folder and hyperparameters from the run: leave out --run-dir and"
              + " --set");
    }
    Map<String, String> trainer = trainerOptions();
    for (String name : trainer.keySet()) {
      if (!List.of("total-steps", "stop-at-return", "patience").contains(name)) {
        throw wrong(
            "--resume goes on with the run's own "
                + name
                + ": leave out "
                + TrainerOptions.option(name));
      }
    }
    RunConfig config = RunConfig.read(directory).with(launchOptions(), trainer);
    if (!config.launch().algorithm().equals(kind.name())) {
      throw wrong(
          "%s is a run of %s: 'gymwire train %s --resume %s'"
              .formatted(
                  directory, config.launch().algorithm(), config.launch().algorithm(), directory));
    }
    requireStepsLeft(directory, config, trainer);
    try (Environments environments = config.openEnvironments()) {
      return new Training(config, () -> directory, output.to(command.commandLine()))
          .resume(environments, config.findSpec(environments));
    }
  }

  // Said before config.yaml is written anew.
  private void requireStepsLeft(Path directory, RunConfig config, Map<String, String> trainer) {
    // Somebody who trains there may not have saved a checkpoint yet.
    RunLock.of(directory).close();
    if (!new Checkpoints(directory).hasLast()) {
      throw wrong(
          "%s has no checkpoint to go on from: train anew, in another folder".formatted(directory));
    }
    long done =
        RunRecord.read(directory).summary().map(tree -> tree.path("env_steps").asLong()).orElse(0L);
    if (trainer.containsKey("total-steps") && config.trainer().totalSteps() < done) {
      throw wrong(
          "the run has done %d steps already: give --total-steps more, or leave it out"
              .formatted(done));
    }
  }

  private Map<String, String> hyperparameterChanges() {
    for (String text : hyperparameters) {
      if (text.startsWith("--")) {
        throw wrong(
            "unknown option '%s'%s"
                .formatted(text, asHyperparameter(text).map(hint -> ": " + hint).orElse("")));
      }
    }
    Map<String, String> changes = Settings.parse(hyperparameters);
    Usage.requireNoOptions(command, changes.keySet());
    return changes;
  }

  private Map<String, String> trainerOptions() {
    return TrainerOptions.given(command.commandLine().getParseResult());
  }

  private Map<String, String> launchOptions() {
    Map<String, String> given = new LinkedHashMap<>(place.given());
    given.putAll(compute.given());
    if (!logs.isEmpty()) {
      given.put("log", String.join(",", logs));
    }
    return given;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
