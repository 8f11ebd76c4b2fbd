package io.gymwire.agents.cli;

import io.gymwire.agents.play.Performance;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire play}: an environment to play by hand, or a trained agent to watch. */
@Command(
    name = "play",
    description = "Play an environment by hand, or watch a trained agent, in a window or here.",
    sortOptions = false)
final class PlayCommand implements Callable<Integer> {
  /** The settings of a run that say what is around an environment. */
  static final List<String> AROUND = List.of("env-arguments", "wrappers");

  private static final String KEYS = "keys";
  private static final String CHANCE = "random";
  private static final List<String> SCREENS = List.of("auto", "window", "terminal");

  @Spec private CommandSpec command;
  @Mixin private PlaceOptions place;

  @Parameters(
      paramLabel = "ENV_ID|RUN_DIR",
      description =
          "An environment, such as CartPole-v1, or the folder of a run, whose best policy plays.")
  private String subject;

  @Option(
      names = "--by",
      paramLabel = "keys|random",
      description = "Who plays an environment: you, or chance. Default: keys.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--in",
      paramLabel = "auto|window|terminal",
      defaultValue = "auto",
      description =
          "Where to show it; auto: in a window if there is a desktop, else in the terminal."
              + " Default: ${DEFAULT-VALUE}.")
  private String where;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many episodes. Default: ${DEFAULT-VALUE}.")
  private int episodes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Seeds the first episode. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--fps",
      paramLabel = "F",
      description = "Steps a second. Default: what the environment says.")
  private Optional<Double> stepsPerSecond = Optional.empty();

  static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new PlayCommand());
    TrainerOptions.addSharedTo(spec, AROUND::contains);
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    Usage.require(command, episodes >= 1, "--episodes must be at least 1");
    Usage.require(command, stepsPerSecond.orElse(1.0) > 0, "--fps must be above 0");
    Usage.require(
        command,
        List.of(KEYS, CHANCE).contains(by.orElse(KEYS)),
        "--by must be keys or random, not '" + by.orElse(KEYS) + "'");
    Usage.require(
        command,
        SCREENS.contains(where),
        "--in must be auto, window or terminal, not '" + where + "'");
    String summary =
        Files.isDirectory(Path.of(subject)) ? watch(Path.of(subject)) : playEnvironment();
    command.commandLine().getOut().println(summary);
    command.commandLine().getOut().flush();
    return 0;
  }

  private String playEnvironment() {
    try (Environments environments = place.open()) {
      requireNoFolder(environments);
      EnvironmentSpec spec = Specs.find(environments, subject, place.whereListed());
      MakeRequest request =
          Settings.with(TrainerSettings.defaults(spec.id()), around()).evaluationRequest(1);
      try (VectorEnvironment environment = make(environments, request)) {
        double rate = stepsPerSecond.orElse((double) environment.spec().renderFps());
        Performance performance =
            by.orElse(KEYS).equals(KEYS)
                ? Performance.byKeys(environment, rate)
                : Performance.byChance(environment, rate, seed);
        return performance.show(episodes, seed, where);
      }
    }
  }

  // Ids have slashes in them too: ALE/Pong-v5.
  private void requireNoFolder(Environments environments) {
    boolean known = environments.specs().stream().anyMatch(spec -> spec.id().equals(subject));
    Path parent = Path.of(subject).getParent();
    boolean likeFolder = parent != null && (parent.isAbsolute() || Files.isDirectory(parent));
    Usage.require(
        command,
        known || !likeFolder,
        subject
            + " is neither a folder nor an environment: name the folder of a run, or an"
            + " environment that "
            + place.whereListed());
  }

  private Map<String, String> around() {
    return TrainerOptions.given(command.commandLine().getParseResult(), AROUND::contains);
  }

  private String watch(Path directory) {
    Usage.require(
        command,
        by.isEmpty() && around().isEmpty(),
        "a run's own policy plays in its own environment: leave out --by, --env-arguments and"
            + " --wrappers");
    RunConfig config = RunConfig.read(directory, place).onCpu();
    try (Environments environments = config.openEnvironments();
        Algorithm algorithm = config.makeAlgorithm(config.findSpec(environments));
        VectorEnvironment environment = make(environments, config.trainer().evaluationRequest(1))) {
      new Checkpoints(directory).loadBestPolicy(algorithm);
      return Performance.byPolicy(
              environment,
              stepsPerSecond.orElse((double) environment.spec().renderFps()),
              algorithm.policy())
          .show(episodes, seed, where);
    }
  }

  private static VectorEnvironment make(Environments environments, MakeRequest request) {
    return environments.make(request.withAutoresetMode(AutoresetMode.DISABLED));
  }
}
