package io.gymwire.agents.bench;

import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agents.dqn.DqnPreset;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.replay.MultiStepReturn;
import io.gymwire.agentsdk.replay.ReplayBatch;
import io.gymwire.agentsdk.replay.ReplayMemory;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.pytorch.Tensor;

/** The DQN family, each of its published forms. */
final class ValueUpdates {
  static final int BATCH = 128;
  private static final int PLAYED = 2_000;
  private static final int WARM_UP_UPDATES = 100;
  private static final int ACTIONS = 2;

  private ValueUpdates() {}

  static List<UpdatePair> pairs(Environments environments) {
    return DqnPreset.ALL.stream().map(preset -> pair(environments, preset)).toList();
  }

  private static UpdatePair pair(Environments environments, DqnPreset preset) {
    DqnHyperparameters hyperparameters =
        Settings.with(
            preset.defaults(),
            Map.of(
                "batch-size", "" + BATCH,
                "updates-per-step", "1",
                "learning-rate-schedule", "constant",
                "priority-beta-steps", "1"));
    MakeRequest request =
        MakeRequest.of("CartPole-v1", 1).withAutoresetMode(AutoresetMode.SAME_STEP);
    try (VectorEnvironment vector = environments.make(request)) {
      Algorithm dqn = preset.make(vector.spec(), hyperparameters, 0, Devices.cpu());
      play(vector, dqn);
      AtomicLong steps = new AtomicLong(hyperparameters.learningStarts());
      for (int i = 0; i < WARM_UP_UPDATES; i++) {
        dqn.update(steps.incrementAndGet(), (name, value) -> {});
      }
      return new UpdatePair(
          dqn,
          bare(Snapshot.of(dqn), vector.spec(), hyperparameters),
          List.of("train/loss"),
          algorithm -> {},
          steps::incrementAndGet);
    }
  }

  private static void play(VectorEnvironment vector, Algorithm dqn) {
    Object observation = vector.reset(ResetArguments.seeded(0, 1)).observation();
    for (int i = 0; i < PLAYED; i++) {
      VectorStep step = vector.step(dqn.explore(observation, Map.of(), 0));
      dqn.observe(step);
      observation = step.observation();
    }
  }

  /** Returns an update of the batch that the agent draws next, with the noise that it draws. */
  private static BareUpdate bare(
      Snapshot state, EnvironmentSpec spec, DqnHyperparameters hyperparameters) {
    ByteBuffer generators = state.getBytes("dqn/generators");
    Pcg64.readFrom(generators);
    Pcg64 sampling = Pcg64.readFrom(generators);
    Pcg64 noise = Pcg64.readFrom(generators);
    ReplayMemory memory =
        new ReplayMemory(
            hyperparameters.replayCapacity(),
            ObservationRows.of(spec.observationSpace()),
            new MultiStepReturn(hyperparameters.nStep(), hyperparameters.gamma()),
            ACTIONS,
            hyperparameters.priorities().exponent());
    memory.load(state);
    ReplayBatch batch = memory.newBatch(BATCH);
    memory.sample(sampling, batch);
    BareValueUpdate update = new BareValueUpdate(state, hyperparameters, batch);
    update.drawFrom(count -> factorised(noise, count));
    return update;
  }

  private static Tensor factorised(Pcg64 generator, int count) {
    NdArray drawn = NdArray.zeros(DType.FLOAT32, count);
    for (int i = 0; i < count; i++) {
      double e = generator.standardNormal();
      drawn.setDouble(i, Math.signum(e) * Math.sqrt(Math.abs(e)));
    }
    return Snapshot.tensor(drawn);
  }
}
