package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gymwire.agents.plot.LearningCurves;
import io.gymwire.agents.plot.PlotSettings;
import io.gymwire.agents.plot.Spread;
import io.gymwire.agents.results.RunFinder;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire plot}: learning curves of runs. */
@Command(
    name = "plot",
    description = {
      "Draw learning curves: the mean return of evaluations over environment steps.",
      "",
      "Runs that differ in nothing but the seed, how long they went and how they were evaluated"
          + " are one line, their mean, with a band for their spread; each environment has a panel of its own. The mean at a step is over the runs"
          + " that got so far; a run that ended solved counts on with its last evaluation. A run"
          + " may still be training.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./gymwire plot runs --output curves.png",
      "  ./gymwire plot runs/dqn-* runs/ppo-* --output curves.svg --spread standard-error",
      "  ./gymwire plot runs/first --output first.png --training --window 20"
    },
    sortOptions = false)
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "The folder of a run, or a folder that holds runs: all of them.")
  private List<Path> folders;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.png|svg",
      required = true,
      description = "The picture to write: PNG or SVG, as its name says.")
  private Path file;

  @Option(
      names = "--spread",
      paramLabel = "WHAT",
      defaultValue = "min-max",
      description =
          "The band around the mean of several runs: min-max, standard-error, standard-deviation or"
              + " none. Default: ${DEFAULT-VALUE}.")
  private String spread;

  @Option(
      names = "--training",
      description = "Draw the returns of the training episodes too, as dashed lines.")
  private boolean training;

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "100",
      description = "With --training: the mean of so many episodes. Default: ${DEFAULT-VALUE}.")
  private int window;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "A title above the picture. Default: none; each panel names its environment.")
  private String title;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "960x600",
      description = "Width and height in pixels. Default: ${DEFAULT-VALUE}.")
  private String size;

  @Override
  public Integer call() {
    Usage.require(
        command,
        size.matches("[0-9]{1,5}x[0-9]{1,5}"),
        "--size is width x height in pixels, such as 960x600, not '" + size + "'");
    String[] pixels = size.split("x", -1);
    PlotSettings settings =
        new PlotSettings(
            title,
            Settings.with(new Choice(Spread.MIN_MAX), Map.of("spread", spread)).spread(),
            training,
            window,
            Integer.parseInt(pixels[0]),
            Integer.parseInt(pixels[1]));
    Output to = output.to(command.commandLine());
    List<RunRecord> runs = RunFinder.read(folders, to::leftOut);
    runs.stream()
        .filter(run -> run.evaluations().isEmpty())
        .forEach(run -> to.note(run.directory() + " has no evaluation yet: left out"));
    LearningCurves.draw(runs, settings, file);
    to.result(
        JsonNodeFactory.instance.objectNode().put("output", file.toString()),
        "The picture is " + file + "." + System.lineSeparator());
    return 0;
  }

  /** Names Spread's constants in kebab case. */
  private record Choice(Spread spread) {}
}
