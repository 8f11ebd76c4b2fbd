package io.gymwire.agents.cli;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.settings.Describe;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a run needs to start beside trainer and algorithm: the section {@code run} of {@code
 * config.yaml}.
 */
record LaunchSettings(
    @Describe("the GymWire that wrote this file") String version,
    @Describe("the algorithm that learns") String algorithm,
    @Describe("where the networks run: cpu or cuda") String device,
    @Describe(
            "on how many threads networks compute on the CPU; none: as suits them where the run"
                + " begins")
        OptionalInt threads,
    @Describe("the server that runs the environments; none: this process") String endpoint,
    @Describe("the folder of jars that add environments; none: no such folder") String plugins,
    @Describe(
            "what is written beside the usual: csv, the metrics as a table; histograms of the"
                + " weights, and videos of the best policies, in TensorBoard")
        List<ExtraLog> log) {
  private static final int MOST_THREADS = 256;

  /** Checks the number of threads, copies everything. */
  LaunchSettings {
    require(
        threads.stream().allMatch(number -> number >= 1 && number <= MOST_THREADS),
        "threads",
        "between 1 and " + MOST_THREADS + ", or none",
        threads.orElse(1));
    log = List.copyOf(log);
  }

  /** Returns what {@code algorithm} starts with where nothing else is said. */
  static LaunchSettings of(String algorithm) {
    return new LaunchSettings(
        Version.current(),
        algorithm,
        "cpu",
        OptionalInt.empty(),
        PlaceOptions.NONE,
        PlaceOptions.NONE,
        List.of());
  }
}
