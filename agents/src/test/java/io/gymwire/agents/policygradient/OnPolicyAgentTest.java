package io.gymwire.agents.policygradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.rollout.EpisodeWindow;
import io.gymwire.agentsdk.rollout.GeneralizedAdvantage;
import io.gymwire.agentsdk.rollout.StepWindow;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.SeedSequence;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What reaches a learner; its critic takes the observation itself for the value.
 *
 * <p>Mutations tried, each of which fails a test here: a termination that is bootstrapped like a
 * truncation; a truncation that is not bootstrapped; a rollout that is not cleared; a window that
 * is not restarted.
 */
final class OnPolicyAgentTest {
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Test-v0", Box.of(-999, 999, DType.FLOAT32, 1), Discrete.of(2));
  private static final GeneralizedAdvantage HALVES = new GeneralizedAdvantage(0.5, 0.5);

  private final Map<String, Double> metrics = new HashMap<>();

  // Mutations that fail it: truncation stored as termination (OnPolicyAgent.observe: value 0 after
  // both); bootstrap after termination (OnPolicyAgent.observe: always); final observation lost by
  // autoreset (OnPolicyAgent.observe: the next episode's first).
  @Test
  void truncationBootstrapsFromTheTrueFinalObservationAndTerminationDoesNot() {
    RecordingLearner learner = new RecordingLearner(n -> new StepWindow(n, 2), HALVES);
    OnPolicyAgent agent = agent(learner);

    agent.explore(observations(1, 2), Map.of(), 0);
    agent.observe(step(observations(100, 4), "TX", new double[] {1, 3}, 6, 50));
    assertThat(agent.update(2, metrics::put)).isZero();
    agent.explore(observations(100, 4), Map.of(), 2);
    agent.observe(step(observations(8, 77), ".T", new double[] {2, 1}, 10));
    assertThat(agent.update(4, metrics::put)).isEqualTo(1);

    assertThat(learner.observation).containsExactly(1, 2, 100, 4);
    assertThat(learner.value).containsExactly(1, 2, 100, 4);
    // 1 + 6/2 - 1 cut, 3 - 2 over, 2 + 8/2 - 100 goes on, 1 + 10/2 - 4 cut.
    assertThat(learner.advantage).containsExactly(3, 1, -94, 2);
    assertThat(learner.returns).containsExactly(4, 3, 6, 6);
    float likely = (float) -Math.log(2);
    assertThat(learner.logProbability)
        .containsExactly(new float[] {likely, likely, likely, likely}, within(1e-6f));
  }

  // Mutations that fail it: several updates for one batch (OnPolicyAgent.update: rollout not
  // cleared; window not restarted).
  @Test
  void everyRolloutIsLearntFromOnce() {
    RecordingLearner learner = new RecordingLearner(n -> new StepWindow(n, 2), HALVES);
    OnPolicyAgent agent = agent(learner);
    List<Integer> updates = new ArrayList<>();
    for (int t = 0; t < 6; t++) {
      agent.explore(observations(t), Map.of(), t);
      agent.observe(step(observations(t + 1), ".", new double[] {0}));
      updates.add(agent.update(t + 1, metrics::put));
      if (t == 3) {
        assertThat(learner.observation).containsExactly(2, 3);
      }
    }
    assertThat(updates).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(learner.observation).containsExactly(4, 5);
  }

  @Test
  void wholeEpisodesUnderOnePolicyAndNothingElse() {
    RecordingLearner learner =
        new RecordingLearner(n -> new EpisodeWindow(n, 2), new GeneralizedAdvantage(1, 1));
    OnPolicyAgent agent = agent(learner);
    // Environment 0: an episode of 1 step, then one under way when the policy changes.
    String[] ends = {"X.", "..", ".T", "..", "X.", ".X", "X."};
    List<Integer> updates = new ArrayList<>();
    for (int t = 0; t < ends.length; t++) {
      agent.explore(observations(10 + t, 20 + t), Map.of(), t);
      double[] finals = ends[t].chars().filter(end -> end != '.').mapToDouble(end -> 0).toArray();
      agent.observe(step(observations(11 + t, 21 + t), ends[t], new double[] {1, 1}, finals));
      updates.add(agent.update(2 * t + 2, metrics::put));
      if (t == 2) {
        assertThat(learner.observation).containsExactly(10, 20, 21, 22);
        assertThat(learner.returns).containsExactly(1, 3, 2, 1);
      }
    }
    assertThat(updates).containsExactly(0, 0, 1, 0, 0, 0, 1);
    assertThat(learner.observation).containsExactly(23, 24, 15, 25, 16);
    assertThat(learner.returns).containsExactly(3, 2, 2, 1, 1);
  }

  @Test
  void learningWhileEnvironmentsStepIsRefused() {
    OnPolicyAgent agent = agent(new RecordingLearner(n -> new StepWindow(n, 2), HALVES));
    agent.explore(observations(1), Map.of(), 0);

    assertThatThrownBy(() -> agent.update(0, metrics::put))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("--overlap false");
  }

  private static OnPolicyAgent agent(RecordingLearner learner) {
    return new OnPolicyAgent(SPEC, learner, SeedSequence.of(1), Devices.cpu());
  }

  private static NdArray observations(double... values) {
    NdArray array = NdArray.zeros(DType.FLOAT32, values.length, 1);
    for (int i = 0; i < values.length; i++) {
      array.setDouble(i, values[i]);
    }
    return array;
  }

  /** Makes a step in which X terminates and T truncates an environment's episode. */
  private static VectorStep step(NdArray next, String ends, double[] reward, double... finals) {
    VectorStep step = new VectorStep(reward.length, next);
    List<FinalStep> finalSteps = new ArrayList<>();
    for (int i = 0; i < reward.length; i++) {
      step.reward()[i] = reward[i];
      step.terminated()[i] = ends.charAt(i) == 'X';
      step.truncated()[i] = ends.charAt(i) == 'T';
      if (step.ended(i)) {
        NdArray last = observations(finals[finalSteps.size()]).row(0);
        finalSteps.add(new FinalStep(i, last, Map.of()));
      }
    }
    step.set(next, Map.of(), finalSteps);
    return step;
  }
}
