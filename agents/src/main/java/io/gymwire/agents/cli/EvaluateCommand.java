package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.logging.EvaluationJson;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Evaluator;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code gymwire evaluate}: the returns of a trained policy without exploration, and a film of it;
 * or those of chance, to compare with. A policy may be measured where it was not trained, if only
 * the spaces are the same.
 */
@Command(
    name = "evaluate",
    description = "Measure a trained agent, or chance, on fresh episodes, and film one.",
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private PlaceOptions place;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "RUN_DIR|ENV_ID",
      description = "The folder of a run, or with --by random an environment.")
  private Path subject;

  @Option(
      names = "--by",
      paramLabel = "random",
      description = "Measure actions drawn by chance, in an environment.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many episodes, side by side. Default: ${DEFAULT-VALUE}.")
  private int episodes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1000000",
      description =
          "Episode i starts from seed S + i. Default: ${DEFAULT-VALUE}, far from training's seeds.")
  private long seed;

  @Mixin private CheckpointOption checkpoint;

  @Option(
      names = "--video",
      paramLabel = "FILE.gif",
      description = "Film one more episode, of seed S, as an animated GIF.")
  private Optional<Path> video = Optional.empty();

  static CommandLine commandLine() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new EvaluateCommand());
    TrainerOptions.addSharedTo(spec, PlayCommand.AROUND::contains);
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    Usage.require(command, episodes >= 1, "--episodes must be at least 1");
    Map<String, String> around =
        TrainerOptions.given(command.commandLine().getParseResult(), PlayCommand.AROUND::contains);
    if (by.isPresent()) {
      return measureChance(around);
    }
    // Said before anything is measured.
    video.ifPresent(
        file ->
            Usage.require(
                command,
                GifWriter.isNameOfGif(file),
                "--video writes an animated GIF, so its file ends in .gif, not '" + file + "'"));
    Usage.require(
        command,
        Files.isDirectory(subject),
        "%s is not the folder of a run: there is no such folder; chance in an environment is measured with --by random"
            .formatted(subject));
    RunConfig trained = RunConfig.read(subject, place);
    RunConfig config = trained.with(Map.of(), around);
    try (Environments environments = config.openEnvironments()) {
      EnvironmentSpec spec = trained.findSpec(environments);
      if (!around.isEmpty()) {
        requireSameSpaces(spec, config.findSpec(environments));
      }
      if (video.isPresent()) {
        Film.requirePictures(spec);
      }
      return evaluate(config, around, environments, spec);
    }
  }

  private void requireSameSpaces(EnvironmentSpec trained, EnvironmentSpec changed) {
    Usage.require(
        command,
        changed.observationSpace().equals(trained.observationSpace())
            && changed.actionSpace().equals(trained.actionSpace()),
        "the policy was trained on observations of %s and actions of %s; with these --env-arguments or --wrappers they would be %s and %s"
            .formatted(
                trained.observationSpace(),
                trained.actionSpace(),
                changed.observationSpace(),
                changed.actionSpace()));
  }

  private int measureChance(Map<String, String> around) {
    Usage.require(
        command, by.get().equals("random"), "--by must be random, not '" + by.get() + "'");
    Usage.require(command, video.isEmpty(), "--video films the policy of a run, not chance");
    Usage.require(
        command,
        !command.commandLine().getParseResult().hasMatchedOption("--checkpoint"),
        "--checkpoint is a policy of a run; chance has none");
    try (Environments environments = place.open()) {
      EnvironmentSpec spec = Specs.find(environments, subject.toString(), place.whereListed());
      TrainerSettings settings = Settings.with(TrainerSettings.defaults(spec.id()), around);
      try (Evaluator evaluator = new Evaluator(environments, settings, episodes)) {
        Policy chance = new RandomPolicy(spec.actionSpace(), evaluator.numEnvs(), seed);
        Evaluation evaluation = evaluator.evaluate(chance, seed, 0);
        ObjectNode object =
            JsonNodeFactory.instance
                .objectNode()
                .put("by", by.get())
                .put("env_id", spec.id())
                .put("seed", seed);
        object.set("eval", EvaluationJson.of(evaluation));
        output
            .to(command.commandLine())
            .result(
                object,
                String.format(
                    Locale.ROOT,
                    "%s, actions by chance, on %s%n",
                    spec.id(),
                    Returns.summary(evaluation, "")));
        return 0;
      }
    }
  }

  private int evaluate(
      RunConfig config,
      Map<String, String> around,
      Environments environments,
      EnvironmentSpec spec) {
    try (Algorithm algorithm = config.makeAlgorithm(spec)) {
      checkpoint.load(subject, algorithm);
      Evaluation evaluation = measure(config, environments, algorithm);
      Optional<Film.Shot> shot =
          video.map(
              file -> Film.shoot(environments, config.trainer(), algorithm.policy(), seed, file));
      report(config, around, evaluation, shot);
      return 0;
    }
  }

  private static String words(Map<String, String> around) {
    return around.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private Evaluation measure(RunConfig config, Environments environments, Algorithm algorithm) {
    try (Evaluator evaluator = new Evaluator(environments, config.trainer(), episodes)) {
      return evaluator.evaluate(algorithm.policy(), seed, 0);
    }
  }

  private void report(
      RunConfig config,
      Map<String, String> around,
      Evaluation evaluation,
      Optional<Film.Shot> shot) {
    ObjectNode object =
        JsonNodeFactory.instance
            .objectNode()
            .put("algorithm", config.launch().algorithm())
            .put("env_id", config.trainer().envId())
            .put("run_dir", subject.toString())
            .put("checkpoint", checkpoint.name())
            .put("seed", seed)
            .put("video", shot.map(taken -> taken.file().toString()).orElse(null));
    around.forEach((name, value) -> object.put(name.replace('-', '_'), value));
    object.set("eval", EvaluationJson.of(evaluation));
    StringBuilder words = new StringBuilder();
    words.append(
        String.format(
            Locale.ROOT,
            "%s%s, %s policy of %s, on %s%n",
            config.trainer().envId(),
            around.isEmpty() ? "" : " with " + words(around),
            checkpoint.name(),
            subject,
            Returns.summary(evaluation, "")));
    shot.ifPresent(
        taken ->
            words.append(
                String.format(
                    Locale.ROOT,
                    "Filmed an episode of return %s in %s (%d pictures).%n",
                    Returns.text(taken.episodeReturn()),
                    taken.file(),
                    taken.pictures())));
    output.to(command.commandLine()).result(object, words.toString());
  }
}
