package io.gymwire.agents.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the networks of a run compute on. */
final class ComputeOptions {
  @Option(
      order = 113,
      names = "--device",
      paramLabel = "cpu|cuda",
      description = "Where the networks run. Default: cpu.")
  private Optional<String> device = Optional.empty();

  @Option(
      order = 113,
      names = "--threads",
      paramLabel = "N",
      description =
          "On how many threads networks compute on the CPU. Default: one; with pictures, unless several runs"
              + " train at the same time, one a core, at most four.")
  private Optional<String> threads = Optional.empty();

  /** Returns the options given, by the names they have in {@link LaunchSettings}. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    device.ifPresent(value -> given.put("device", value));
    threads.ifPresent(value -> given.put("threads", value));
    return given;
  }
}
