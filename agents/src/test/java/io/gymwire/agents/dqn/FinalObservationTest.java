package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.agentsdk.training.Trainer;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.random.Pcg64;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trainer gives an algorithm to learn from is what CartPoles of their own give. */
final class FinalObservationTest {
  private static final int ENVIRONMENTS = 3;
  private static final long SEED = 7;

  @TempDir private Path folder;

  // Mutations that fail it: final observation lost by autoreset (TrainerSettings.request:
  // NEXT_STEP, after which the step that resets is one more transition, from an episode's last
  // observation to the next one's first; CartPoleVector.step: the finals kept after the resets).
  @ParameterizedTest
  @ValueSource(
      strings = {"overlap=false", "overlap=true", "wrappers=TimeLimit:max_episode_steps=20"})
  void everyTransitionIsThatOfAnEnvironmentAlone(String change) {
    TrainerSettings settings =
        Settings.with(
            new TrainerSettings(
                "CartPole-v1",
                ENVIRONMENTS,
                SEED,
                600,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                1_000,
                1,
                1_000,
                1_000),
            change);
    Recorder recorder = new Recorder();
    try (EnvironmentRegistry environments = EnvironmentRegistry.ofClassPath()) {
      new Trainer(environments, settings, recorder, folder, List.of()).run();

      for (int i = 0; i < ENVIRONMENTS; i++) {
        List<Lived> lived = recorder.lives.get(i);
        assertThat(lived).hasSize(200).isEqualTo(alone(environments, settings, i, lived));
        assertThat(lived).anyMatch(Lived::terminated);
        assertThat(lived.stream().anyMatch(Lived::truncated))
            .isEqualTo(change.startsWith("wrappers"));
      }
    }
  }

  /** Returns what comes of the actions of {@code lived} where there is no other environment. */
  private static List<Lived> alone(
      Environments environments, TrainerSettings settings, int index, List<Lived> lived) {
    MakeRequest request =
        settings.trainingRequest().withNumEnvs(1).withAutoresetMode(AutoresetMode.DISABLED);
    List<Lived> alone = new ArrayList<>();
    try (VectorEnvironment environment = environments.make(request)) {
      NdArray before = first(environment.reset(ResetArguments.seeded(SEED + index, 1)));
      for (Lived each : lived) {
        VectorStep step = environment.step(NdArray.ofLongs(each.action()));
        NdArray after = ((NdArray) step.observation()).row(0).copy();
        alone.add(Lived.of(before, each.action(), step, 0, after));
        before = step.ended(0) ? first(environment.reset(ResetArguments.masked(true))) : after;
      }
    }
    return alone;
  }

  private static NdArray first(VectorReset reset) {
    return ((NdArray) reset.observation()).row(0).copy();
  }

  /** A transition. */
  private record Lived(
      NdArray before,
      long action,
      double reward,
      boolean terminated,
      boolean truncated,
      NdArray after) {
    static Lived of(NdArray before, long action, VectorStep step, int index, NdArray after) {
      return new Lived(
          before,
          action,
          step.reward()[index],
          step.terminated()[index],
          step.truncated()[index],
          after);
    }
  }

  /** Acts at random and writes down what came of it, as any algorithm has to take it. */
  private static final class Recorder implements Algorithm {
    final List<List<Lived>> lives = new ArrayList<>();
    private final Pcg64 random = Pcg64.seeded(0);
    private NdArray before = NdArray.zeros(DType.FLOAT32, 0);
    private NdArray actions = NdArray.zeros(DType.INT64, 0);

    Recorder() {
      for (int i = 0; i < ENVIRONMENTS; i++) {
        lives.add(new ArrayList<>());
      }
    }

    @Override
    public String name() {
      return "recorder";
    }

    @Override
    public Object explore(Object observation, Map<String, Object> info, long environmentSteps) {
      before = ((NdArray) observation).copy();
      actions = NdArray.zeros(DType.INT64, ENVIRONMENTS);
      for (int i = 0; i < ENVIRONMENTS; i++) {
        actions.setLong(i, random.integers(2));
      }
      return actions;
    }

    @Override
    public void observe(VectorStep step) {
      NdArray after = ((NdArray) step.observation()).copy();
      for (FinalStep last : step.finals()) {
        after.setRow(last.index(), (NdArray) last.observation());
      }
      for (int i = 0; i < ENVIRONMENTS; i++) {
        lives.get(i).add(Lived.of(before.row(i), actions.getLong(i), step, i, after.row(i)));
      }
    }

    @Override
    public int update(long environmentSteps, Metrics metrics) {
      return 0;
    }

    @Override
    public Policy policy() {
      return (observation, info) -> NdArray.zeros(DType.INT64, ((NdArray) observation).length(0));
    }

    @Override
    public void savePolicy(StateWriter state) {}

    @Override
    public void loadPolicy(StateReader state) {}

    @Override
    public void save(StateWriter state) {}

    @Override
    public void load(StateReader state) {}

    @Override
    public void close() {}
  }
}
