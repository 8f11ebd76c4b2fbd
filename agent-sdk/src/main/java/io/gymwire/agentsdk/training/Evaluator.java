package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Measures a policy on environments of its own: one episode each, all side by side, one batch of
 * actions a step.
 */
public final class Evaluator implements AutoCloseable {
  private final VectorEnvironment environments;

  /** Makes {@code episodes} environments {@code envId}, as many as an evaluation has episodes. */
  public Evaluator(Environments place, String envId, int episodes) {
    environments =
        place.make(MakeRequest.of(envId, episodes).withAutoresetMode(AutoresetMode.SAME_STEP));
  }

  /**
   * Returns how {@code policy} does.
   *
   * @param policy what acts
   * @param firstSeed episode i starts from the seed firstSeed + i
   * @param environmentSteps the training steps so far, for the record
   */
  public Evaluation evaluate(Policy policy, long firstSeed, long environmentSteps) {
    int episodes = environments.numEnvs();
    double[] returns = new double[episodes];
    long[] lengths = new long[episodes];
    boolean[] done = new boolean[episodes];
    int running = episodes;
    Object observation =
        environments.reset(ResetArguments.seeded(firstSeed, episodes)).observation();
    while (running > 0) {
      VectorStep step = environments.step(policy.act(observation));
      for (int i = 0; i < episodes; i++) {
        if (!done[i]) {
          returns[i] += step.reward()[i];
          lengths[i]++;
          done[i] = step.ended(i);
          running -= done[i] ? 1 : 0;
        }
      }
      observation = step.observation();
    }
    return new Evaluation(
        environmentSteps,
        DoubleStream.of(returns).boxed().toList(),
        LongStream.of(lengths).boxed().toList());
  }

  @Override
  public void close() {
    environments.close();
  }
}
