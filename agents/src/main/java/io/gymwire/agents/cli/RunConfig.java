package io.gymwire.agents.cli;

import io.gymwire.agentsdk.logging.ConfigFile;
import io.gymwire.agentsdk.network.ComputeThreads;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * All that a run is made from, as {@code config.yaml} holds it.
 *
 * @param launch where and what
 * @param trainer how the run is conducted
 * @param algorithm what learns, with its hyperparameters
 */
record RunConfig(
    LaunchSettings launch, TrainerSettings trainer, AlgorithmKind.Configured<?> algorithm) {
  private static final String RUN = "run";
  private static final String TRAINER = "trainer";
  private static final String HYPERPARAMETERS = "hyperparameters";

  /** Reads the configuration of the run in {@code directory}, with other options of its place. */
  static RunConfig read(Path directory, PlaceOptions place) {
    return read(directory).with(place.given(), Map.of());
  }

  /** Reads the configuration of the run in {@code directory}. */
  static RunConfig read(Path directory) {
    return of(ConfigFile.read(directory));
  }

  /** Reads a configuration from a file, or from the folder of a run. */
  static RunConfig readFileOrFolder(Path path) {
    return Files.isDirectory(path) ? read(path) : of(ConfigFile.readFile(path));
  }

  private static RunConfig of(Map<String, Map<String, String>> sections) {
    Map<String, String> run = new LinkedHashMap<>(sections.getOrDefault(RUN, Map.of()));
    // Before there was this setting, there was one thread.
    run.putIfAbsent("threads", "1");
    LaunchSettings launch = Settings.with(LaunchSettings.of(""), run);
    return new RunConfig(
        launch,
        Settings.with(TrainerSettings.defaults(""), sections.getOrDefault(TRAINER, Map.of())),
        Algorithms.named(launch.algorithm())
            .with(sections.getOrDefault(HYPERPARAMETERS, Map.of())));
  }

  /** Writes the configuration into {@code directory}. */
  void write(Path directory) {
    Map<String, Record> sections = new LinkedHashMap<>();
    sections.put(RUN, launch);
    sections.put(TRAINER, trainer);
    sections.put(HYPERPARAMETERS, algorithm.hyperparameters());
    ConfigFile.write(directory, sections);
  }

  /**
   * Returns this configuration with the named values of the sections {@code run} and {@code
   * trainer} changed.
   */
  RunConfig with(Map<String, String> launchChanges, Map<String, String> trainerChanges) {
    return new RunConfig(
        Settings.with(launch, launchChanges), Settings.with(trainer, trainerChanges), algorithm);
  }

  /**
   * Returns this configuration with networks on one thread of the CPU, wherever the run had its
   * own: what is best to look at one observation at a time.
   */
  RunConfig onCpu() {
    return with(Map.of("device", "cpu", "threads", "1"), Map.of());
  }

  /** Returns this configuration with as many threads as suit {@code spec}, if it says none. */
  RunConfig withThreads(EnvironmentSpec spec) {
    return launch.threads().isPresent()
        ? this
        : with(Map.of("threads", "" + ComputeThreads.suiting(spec.observationSpace())), Map.of());
  }

  /** Returns this configuration with the named hyperparameters changed. */
  RunConfig withHyperparameters(Map<String, String> changes) {
    return new RunConfig(launch, trainer, algorithm.with(changes));
  }

  /**
   * Returns this configuration with a run that ends early at {@code threshold}, if there is one.
   */
  RunConfig stoppingAt(OptionalDouble threshold) {
    return threshold.isPresent()
        ? with(Map.of(), Map.of("stop-at-return", Double.toString(threshold.getAsDouble())))
        : this;
  }

  /** Opens the place that the environments come from. */
  Environments openEnvironments() {
    return PlaceOptions.open(launch.endpoint(), launch.plugins());
  }

  /** Returns what one of the environments is, which {@link #openEnvironments} opened. */
  EnvironmentSpec findSpec(Environments environments) {
    return Specs.ofRun(environments, launch, trainer);
  }

  /** Makes the learner, which knows nothing yet, and gives its networks their threads. */
  Algorithm makeAlgorithm(EnvironmentSpec spec) {
    ComputeThreads.use(withThreads(spec).launch.threads().getAsInt());
    return algorithm.make(spec, trainer.seed(), Devices.named(launch.device()));
  }
}
