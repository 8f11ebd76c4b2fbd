package io.gymwire.agents.bench;

import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.WrapperPreset;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the presets' separate wrappers cost beside {@code AtariPreprocessing}, which does their work
 * in one pass: a part of {@code gymwire bench env}.
 */
final class PresetBenchmark {
  private final Environments environments;

  PresetBenchmark(Environments environments) {
    this.environments = environments;
  }

  /** Measures Pong if the user has its ROM, OpenPong otherwise. */
  Report run() {
    boolean pong = AtariBenchmark.pong(RomStore.ofUser()).isPresent();
    return run(pong ? "PongNoFrameskip-v4" : "GymWire/OpenPong-v0");
  }

  private Report run(String envId) {
    MakeRequest plain =
        MakeRequest.of(envId, 1)
            .withKwargs(Map.of("frameskip", 1L))
            .withAutoresetMode(AutoresetMode.SAME_STEP);
    List<String> names = new ArrayList<>(List.of("AtariPreprocessing, FrameStack"));
    List<VectorEnvironment> made = new ArrayList<>();
    try {
      made.add(
          environments.make(
              plain.withWrappers(
                  WrapperSpec.of("AtariPreprocessing"),
                  new WrapperSpec("FrameStack", Map.of("stack_size", 4L)))));
      for (WrapperPreset preset : WrapperPreset.all()) {
        names.add(preset.name());
        made.add(environments.make(plain.withWrappers(WrapperSpec.of(preset.name()))));
      }
      Contest contest = Contest.among(made.stream().map(PresetBenchmark::steps).toList());
      List<List<Object>> rows = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        rows.add(List.of(names.get(i), contest.unitsPerSecond(i), contest.ratio(i, 0)));
      }
      return new Report(
          "Atari: %s, random actions, one environment on one thread".formatted(envId),
          List.of("wrappers", "agent steps/s", "of the first"),
          rows,
          List.of(
              "Medians of %d rounds, in which all take turns; ratios are those within a round."
                  .formatted(Contest.ROUNDS)));
    } finally {
      made.forEach(VectorEnvironment::close);
    }
  }

  private static Throughput.Work steps(VectorEnvironment environment) {
    environment.reset(ResetArguments.seeded(0, 1));
    RandomActions actions = new RandomActions(environment);
    return repetitions -> EnvironmentBenchmark.steps(environment, actions, repetitions);
  }
}
