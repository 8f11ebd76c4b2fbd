package io.gymwire.agents.cli;

import io.gymwire.agents.bench.EnvironmentBenchmark;
import io.gymwire.agents.bench.LoopBenchmark;
import io.gymwire.agents.bench.PictureBenchmark;
import io.gymwire.agents.bench.ReplayBenchmark;
import io.gymwire.agents.bench.Report;
import io.gymwire.agents.bench.SessionBenchmark;
import io.gymwire.agents.bench.UpdateBenchmark;
import io.gymwire.agents.bench.WireBenchmark;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.message.Codec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire bench}: how fast this machine does what GymWire does, each beside its limit. */
@Command(
    name = "bench",
    description = "Measure the wire, the environments or the updates on this machine.")
final class BenchCommand implements Callable<Integer> {
  /** What can be measured; the names are the command's. */
  enum Subject {
    /** Steps over the wire beside a bare TCP ping-pong. */
    wire,
    /** Environment steps in process. */
    env,
    /** Every algorithm's update beside the bare libtorch calls. */
    update,
    /** DQN updates from pictures beside the bare libtorch calls. */
    pictures,
    /** Prioritised replay beside uniform replay. */
    replay,
    /** Memory and file descriptors after thousands of sessions, and many at once. */
    sessions,
    /** Random numbers and codecs under JMH. */
    loops
  }

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "SUBJECT",
      description = {
        "wire: steps over WebSocket and HTTP, beside a bare TCP ping-pong of the same bytes.",
        "env: environment steps in process, and games over the wire, beside the bare emulator.",
        "update: every algorithm's update, beside the bare libtorch calls.",
        "pictures: DQN updates from pictures, beside the bare libtorch calls, and a game's training.",
        "replay: prioritised replay, beside uniform replay.",
        "sessions: 10,000 games made and closed, then 64 at once for ten minutes, on one server:"
            + " errors, memory, file descriptors.",
        "loops: random numbers and codecs, under JMH."
      })
  private Subject subject;

  @Option(names = "--json", description = "Print the results as one JSON object.")
  private boolean json;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description =
          "A Python to compare with in the same run: with env one that has ale-py, for its AtariVectorEnv; with pictures one that has"
              + " PyTorch, for a DQN loop.")
  private Path python;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "With pictures: where the networks run, cpu or cuda (default: cpu).")
  private String device;

  @Override
  public Integer call() {
    Usage.require(
        command,
        python == null || subject == Subject.env || subject == Subject.pictures,
        "--python is for 'bench env' and 'bench pictures'; there is nothing to compare here");
    Usage.require(
        command,
        device.equals("cpu") || subject == Subject.pictures,
        "--device is for 'bench pictures'; the others measure the CPU");
    PrintWriter out = command.commandLine().getOut();
    command.commandLine().getErr().println("Measuring; this takes some minutes.");
    command.commandLine().getErr().flush();
    List<Report> reports = measure();
    out.print(json ? json(reports) : markdown(reports));
    out.flush();
    return 0;
  }

  private static String json(List<Report> reports) {
    Map<String, Object> tree = Map.of("reports", reports.stream().map(Report::toTree).toList());
    return StandardCharsets.UTF_8.decode(Codec.JSON.encode(tree)) + "\n";
  }

  private static String markdown(List<Report> reports) {
    return reports.stream().map(Report::toMarkdown).collect(Collectors.joining("\n"));
  }

  private List<Report> measure() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      return switch (subject) {
        case wire -> List.of(new WireBenchmark(registry).run());
        case env -> new EnvironmentBenchmark(registry, Optional.ofNullable(python)).run();
        case update -> List.of(new UpdateBenchmark(registry).run());
        case pictures ->
            List.of(new PictureBenchmark(registry, device, Optional.ofNullable(python)).run());
        case replay -> List.of(new ReplayBenchmark().run());
        case sessions ->
            List.of(new SessionBenchmark(registry, command.commandLine().getErr()::println).run());
        case loops -> List.of(new LoopBenchmark().run());
      };
    }
  }
}
