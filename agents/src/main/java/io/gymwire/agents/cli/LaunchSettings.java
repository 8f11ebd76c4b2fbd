package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.Describe;
import java.util.List;

/**
 * What a run needs to start beside trainer and algorithm: the section {@code run} of {@code
 * config.yaml}.
 */
record LaunchSettings(
    @Describe("the GymWire that wrote this file") String version,
    @Describe("the algorithm that learns") String algorithm,
    @Describe("where the networks run: cpu or cuda") String device,
    @Describe("the server that runs the environments; none: this process") String endpoint,
    @Describe("the folder of jars that add environments; none: no such folder") String plugins,
    @Describe(
            "what is written beside the usual: csv, the metrics as a table; histograms of the"
                + " weights, and videos of the best policies, in TensorBoard")
        List<ExtraLog> log) {

  /** Checks nothing, copies everything. */
  LaunchSettings {
    log = List.copyOf(log);
  }

  static LaunchSettings of(String algorithm, String device, String endpoint, String plugins) {
    return new LaunchSettings(Version.current(), algorithm, device, endpoint, plugins, List.of());
  }
}
