package io.gymwire.agents.bench;

import io.gymwire.agents.policygradient.A2c;
import io.gymwire.agents.policygradient.A2cHyperparameters;
import io.gymwire.agents.policygradient.Ppo;
import io.gymwire.agents.policygradient.PpoHyperparameters;
import io.gymwire.agents.policygradient.Reinforce;
import io.gymwire.agents.policygradient.ReinforceHyperparameters;
import io.gymwire.agents.policygradient.Vpg;
import io.gymwire.agents.policygradient.VpgHyperparameters;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.Rollout;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.agentsdk.rollout.RolloutLayout;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/** The policy gradients, each before its first update. */
final class PolicyUpdates {
  private static final int ENVIRONMENTS = 8;
  private static final int ACTIONS = 2;
  private static final Map<String, String> CONSTANT = Map.of("learning-rate-schedule", "constant");
  private static final List<String> LOSS = List.of("train/loss");

  private PolicyUpdates() {}

  static List<UpdatePair> pairs(Environments environments) {
    ReinforceHyperparameters reinforce =
        Settings.with(ReinforceHyperparameters.defaults(), CONSTANT);
    VpgHyperparameters vpg = Settings.with(VpgHyperparameters.defaults(), CONSTANT);
    A2cHyperparameters a2c = Settings.with(A2cHyperparameters.defaults(), CONSTANT);
    PpoHyperparameters ppo = Settings.with(PpoHyperparameters.defaults(), CONSTANT);
    return List.of(
        pair(
            environments,
            spec -> Reinforce.agent(spec, reinforce, 0, Devices.cpu()),
            LOSS,
            new GeneralizedAdvantage(reinforce.gamma(), 1),
            (state, batch) -> BarePolicyUpdate.reinforce(state, reinforce, batch)),
        pair(
            environments,
            spec -> Vpg.agent(spec, vpg, 0, Devices.cpu()),
            List.of("train/loss", "train/value_loss"),
            vpg.rollout().estimator(),
            (state, batch) -> BarePolicyUpdate.vpg(state, vpg, batch)),
        pair(
            environments,
            spec -> A2c.agent(spec, a2c, 0, Devices.cpu()),
            LOSS,
            a2c.rollout().estimator(),
            (state, batch) -> BarePolicyUpdate.a2c(state, a2c, batch)),
        pair(
            environments,
            spec -> Ppo.agent(spec, ppo, 0, Devices.cpu()),
            LOSS,
            ppo.rollout().estimator(),
            (state, batch) -> BarePolicyUpdate.ppo(state, ppo, batch)));
  }

  private static UpdatePair pair(
      Environments environments,
      Function<EnvironmentSpec, Algorithm> maker,
      List<String> losses,
      GeneralizedAdvantage estimator,
      BiFunction<Snapshot, RolloutBatch, BareUpdate> bare) {
    MakeRequest request =
        MakeRequest.of("CartPole-v1", ENVIRONMENTS).withAutoresetMode(AutoresetMode.SAME_STEP);
    try (VectorEnvironment vector = environments.make(request)) {
      Snapshot state = playUntilUpdate(vector, maker);
      // A new one: an optimiser that has done a step would keep what it learnt from it.
      Algorithm algorithm = maker.apply(vector.spec());
      RolloutBatch batch = batch(state, algorithm.name(), vector.spec(), estimator);
      return new UpdatePair(
          algorithm, bare.apply(state, batch), losses, ours -> ours.load(state), () -> 1);
    }
  }

  /** Returns what the algorithm is just before its first update. */
  private static Snapshot playUntilUpdate(
      VectorEnvironment vector, Function<EnvironmentSpec, Algorithm> maker) {
    Object observation = vector.reset(ResetArguments.seeded(0, ENVIRONMENTS)).observation();
    try (Algorithm algorithm = maker.apply(vector.spec())) {
      while (true) {
        VectorStep step = vector.step(algorithm.explore(observation, Map.of(), 0));
        algorithm.observe(step);
        observation = step.observation();
        Snapshot before = Snapshot.of(algorithm);
        if (algorithm.update(1, (name, value) -> {}) > 0) {
          return before;
        }
      }
    }
  }

  private static RolloutBatch batch(
      Snapshot state, String name, EnvironmentSpec spec, GeneralizedAdvantage estimator) {
    ObservationRows rows = ObservationRows.of(spec.observationSpace());
    RolloutLayout layout = new RolloutLayout(rows.dtype(), rows.size(), DType.INT64, 1, ACTIONS);
    Rollout rollout = new Rollout(layout);
    rollout.load(state, name + "/rollout");
    try {
      RolloutBatch batch = rollout.batch(estimator, state.doubles(name + "/last_values"));
      return batch.rows(torch.arange(new Scalar(batch.rows())));
    } finally {
      Reference.reachabilityFence(rollout);
    }
  }
}
