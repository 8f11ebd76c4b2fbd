package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Settings.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agents.dqn.SavedState;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.random.SeedSequence;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The returns and advantages that each algorithm learns from, worked by hand with gamma 1/2, lambda
 * 1/4 and a critic that expects 2 everywhere.
 *
 * <p>Mutations tried, each of which fails a test here: episodes chopped into steps; a window of as
 * many steps over all environments as of each; gamma and lambda changed round; REINFORCE with
 * lambda 0.95, without a discount.
 */
final class LearntReturnsTest {
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Test-v0", Box.of(-9, 9, DType.FLOAT32, 1), Discrete.of(2));

  private final List<OnPolicyAgent> agents = new ArrayList<>();
  private ListeningLearner heard;

  @AfterEach
  void close() {
    agents.forEach(OnPolicyAgent::close);
  }

  // Mutations that fail it: gamma and lambda changed round (Vpg.estimator; A2c.estimator;
  // Ppo.estimator); another window (Ppo.newWindow: T of all environments together).
  @ParameterizedTest
  @ValueSource(strings = {"vpg", "a2c", "ppo"})
  void advantagesOfThreeStepsOfTwoEnvironments(String name) {
    OnPolicyAgent agent = agent(name);

    assertThat(step(agent, ". .", 4, 1)).isZero();
    assertThat(step(agent, "X .", 10, 1)).isZero();
    assertThat(step(agent, ". .", 6, 1)).isPositive();

    // Environment 0: 4 + 2/2 - 2 and an eighth of the next, 10 - 2 at the end, 6 + 2/2 - 2.
    assertThat(heard.advantage).containsExactly(4, 0, 8, 0, 5, 0);
    assertThat(heard.returns).containsExactly(6, 2, 10, 2, 7, 2);
  }

  // Mutations that fail it: episodes chopped at a batch's end (Reinforce.newWindow: 10 steps);
  // REINFORCE's returns (Reinforce.estimator: lambda 0.95; gamma 1).
  @ParameterizedTest
  @ValueSource(strings = {"none", "mean", "value"})
  void reinforceLearnsFromTheReturnsOfWholeEpisodes(String baseline) {
    OnPolicyAgent agent = agent(baseline);
    for (int i = 0; i < 20; i++) {
      assertThat(step(agent, ".", 0)).isZero();
    }
    assertThat(step(agent, ".", 4)).isZero();
    assertThat(step(agent, "X", 2)).isZero();
    assertThat(step(agent, ".", 6)).isZero();

    assertThat(step(agent, "X", 8)).isPositive();

    float expected = baseline.equals("value") ? 2 : 0;
    assertThat(heard.returns).hasSize(24).endsWith(1.25f, 2.5f, 5, 2, 10, 8);
    assertThat(heard.advantage)
        .hasSize(24)
        .endsWith(5 - expected, 2 - expected, 10 - expected, 8 - expected);
  }

  /** Steps all environments, whose episodes X ends, and returns how many updates followed. */
  private static int step(OnPolicyAgent agent, String ends, double... rewards) {
    NdArray observations = NdArray.zeros(DType.FLOAT32, rewards.length, 1);
    agent.explore(observations, Map.of(), 0);
    VectorStep step = new VectorStep(rewards.length, observations);
    List<FinalStep> finals = new ArrayList<>();
    for (int i = 0; i < rewards.length; i++) {
      step.reward()[i] = rewards[i];
      step.terminated()[i] = ends.charAt(2 * i) == 'X';
      if (step.terminated()[i]) {
        finals.add(new FinalStep(i, observations.row(i), Map.of()));
      }
    }
    step.set(observations, Map.of(), finals);
    agent.observe(step);
    return agent.update(0, (name, value) -> {});
  }

  private OnPolicyAgent agent(String name) {
    heard = new ListeningLearner(learner(name));
    OnPolicyAgent agent = new OnPolicyAgent(SPEC, heard, SeedSequence.of(1), Devices.cpu());
    agents.add(agent);
    expectTwo(agent);
    return agent;
  }

  private static Learner learner(String name) {
    String[] window = {"window-steps=3", "gamma=0.5", "gae-lambda=0.25"};
    return switch (name) {
      case "vpg" ->
          new Vpg(SPEC, with(VpgHyperparameters.defaults(), window), Seeds.of(1), Devices.cpu());
      case "a2c" ->
          new A2c(
              SPEC,
              with(A2cHyperparameters.defaults(), window),
              A2cHyperparameters.defaults().networks(SPEC),
              Seeds.of(1),
              Devices.cpu());
      case "ppo" ->
          new Ppo(
              SPEC,
              with(PpoHyperparameters.defaults(), window),
              PpoHyperparameters.defaults().networks(SPEC),
              Seeds.of(1),
              Devices.cpu());
      default ->
          new Reinforce(
              SPEC,
              with(
                  ReinforceHyperparameters.defaults(),
                  "batch-episodes=2",
                  "gamma=0.5",
                  "baseline=" + name),
              Seeds.of(1),
              Devices.cpu());
    };
  }

  /** Makes all weights 0 and the critic's last bias, which is the last of all parameters, 2. */
  private static void expectTwo(OnPolicyAgent agent) {
    SavedState state = SavedState.of(agent);
    String critic = agent.name() + "/value_network";
    String part = state.parts().containsKey(critic) ? critic : agent.name() + "/network";
    int floats = state.parts().get(part).remaining() / Float.BYTES;
    ByteBuffer weights = NdArray.zeros(DType.FLOAT32, floats).buffer();
    weights.putFloat((floats - 1) * Float.BYTES, 2);
    state.putBytes(part, weights);
    agent.load(state);
  }
}
