package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agents.results.GroupResult;
import io.gymwire.agents.results.RunFinder;
import io.gymwire.agentsdk.logging.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire compare}: what runs came to, side by side. */
@Command(
    name = "compare",
    description = {
      "Compare runs in a table, the best of each environment first.",
      "",
      "Runs that differ in nothing but the seed, how long they went and how they were evaluated"
          + " are one row: means over the runs, plus and minus the standard error over them; of a"
          + " single run, over the episodes of its evaluation. A seed that comes again is in"
          + " another row, 'repeat=2'.",
      "",
      "  best          the best evaluation during training",
      "  fresh         the best policy on 100 fresh episodes when the run had ended",
      "  to threshold  steps before the first evaluation that reached it, of the runs that did",
      "  time          wall time of a run",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./gymwire compare runs",
      "  ./gymwire compare runs/dqn-* --each --threshold 195"
    },
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "The folder of a run, or a folder that holds runs: all of them.")
  private List<Path> folders;

  @Option(names = "--each", description = "A row for each run instead of each group.")
  private boolean each;

  @Option(
      names = "--threshold",
      paramLabel = "RETURN",
      description =
          "The mean return that counts as success. Default: that at which the run was to end.")
  private Optional<Double> threshold = Optional.empty();

  @Override
  public Integer call() {
    Output to = output.to(command.commandLine());
    List<String> leftOut = new ArrayList<>();
    List<RunRecord> runs =
        RunFinder.read(
            folders,
            reason -> {
              to.leftOut(reason);
              leftOut.add(reason.getMessage());
            });
    List<GroupResult> groups = GroupResult.of(runs, threshold);
    ObjectNode json = ResultsTable.json(groups);
    ArrayNode missing = json.putArray("left_out");
    leftOut.forEach(missing::add);
    to.result(json, each ? ResultsTable.textOfEach(groups) : ResultsTable.text(groups));
    return 0;
  }
}
