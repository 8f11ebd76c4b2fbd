package io.gymwire.agents.cli;

import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.SpecMessages;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire envs}: the environments of this process or of a server. */
@Command(name = "envs", description = "List the environments of this process or of a server.")
final class EnvsCommand implements Callable<Integer> {
  private static final List<String> HEADINGS =
      List.of("id", "observation", "action", "limit", "threshold", "runs here");

  @Spec private CommandSpec command;
  @Mixin private PlaceOptions place;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..1",
      description = "Only those with this in their id, in capitals or not: 'pong'. Default: all.")
  private String text = "";

  @Option(
      names = "--json",
      description = "Print the list as one JSON object, as the protocol's list operation gives it.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (Environments environments = place.open()) {
      List<EnvironmentSpec> specs = environments.specs().stream().filter(this::isWanted).toList();
      if (json) {
        out.println(json(specs));
      } else {
        out.print(TextTable.of(HEADINGS, specs.stream().map(EnvsCommand::row).toList()));
      }
      out.flush();
      return 0;
    }
  }

  private boolean isWanted(EnvironmentSpec spec) {
    return spec.id().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static String json(List<EnvironmentSpec> specs) {
    return StandardCharsets.UTF_8
        .decode(Codec.JSON.encode(SpecMessages.encodeList(specs)))
        .toString();
  }

  private static List<String> row(EnvironmentSpec spec) {
    return List.of(
        spec.id(),
        spec.observationSpace().toString(),
        spec.actionSpace().toString(),
        spec.maxEpisodeSteps().isPresent()
            ? Integer.toString(spec.maxEpisodeSteps().getAsInt())
            : "-",
        spec.rewardThreshold().isPresent()
            ? Double.toString(spec.rewardThreshold().getAsDouble())
            : "-",
        spec.unavailable().map(reason -> "no: " + reason).orElse("yes"));
  }
}
