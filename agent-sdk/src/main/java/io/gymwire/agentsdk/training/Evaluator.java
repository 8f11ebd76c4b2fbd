package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Measures a policy on environments of its own: one episode each, at most 100 side by side, one
 * batch of actions a step.
 */
public final class Evaluator implements AutoCloseable {
  private static final int MOST_ENVIRONMENTS = 100;

  private final VectorEnvironment environments;
  private final int episodes;

  /**
   * Makes environments for evaluations of {@code episodes} episodes in a run of {@code settings}.
   */
  public Evaluator(Environments place, TrainerSettings settings, int episodes) {
    this.episodes = episodes;
    environments = place.make(settings.evaluationRequest(Math.min(episodes, MOST_ENVIRONMENTS)));
  }

  /** Returns how many episodes an evaluation takes. */
  int episodes() {
    return episodes;
  }

  /** Returns how many environments play side by side: what {@code policy} sees at once. */
  public int numEnvs() {
    return environments.numEnvs();
  }

  /**
   * Returns how {@code policy} does.
   *
   * @param policy what acts
   * @param firstSeed episode i starts from the seed firstSeed + i
   * @param environmentSteps the training steps so far, for the record
   */
  public Evaluation evaluate(Policy policy, long firstSeed, long environmentSteps) {
    return evaluate(policy, firstSeed, environmentSteps, () -> false).orElseThrow();
  }

  /**
   * Returns how {@code policy} does, or nothing as soon as {@code abandoned}, which is asked before
   * every step, says so.
   */
  Optional<Evaluation> evaluate(
      Policy policy, long firstSeed, long environmentSteps, BooleanSupplier abandoned) {
    Tally tally = new Tally(episodes);
    for (int first = 0; first < episodes; first += environments.numEnvs()) {
      Observed observed =
          Observed.of(
              environments.reset(ResetArguments.seeded(firstSeed + first, environments.numEnvs())));
      tally.begin(first, environments.numEnvs());
      while (tally.isRunning()) {
        if (abandoned.getAsBoolean()) {
          return Optional.empty();
        }
        VectorStep step = environments.step(policy.act(observed.observation(), observed.info()));
        tally.add(step);
        observed = Observed.of(step);
      }
    }
    return Optional.of(tally.evaluation(environmentSteps));
  }

  @Override
  public void close() {
    environments.close();
  }

  /** Adds up returns and lengths of the episodes under way, each until its first end. */
  private static final class Tally {
    private final double[] returns;
    private final long[] lengths;
    private boolean[] done = new boolean[0];
    private int first;
    private int running;

    Tally(int episodes) {
      returns = new double[episodes];
      lengths = new long[episodes];
    }

    /** The environments begin with the episodes from {@code first} on, as far as there are any. */
    void begin(int first, int numEnvs) {
      this.first = first;
      running = Math.min(numEnvs, returns.length - first);
      done = new boolean[running];
    }

    boolean isRunning() {
      return running > 0;
    }

    void add(VectorStep step) {
      for (int i = 0; i < done.length; i++) {
        if (!done[i]) {
          returns[first + i] += step.reward()[i];
          lengths[first + i]++;
          done[i] = step.ended(i);
          running -= done[i] ? 1 : 0;
        }
      }
    }

    Evaluation evaluation(long environmentSteps) {
      return new Evaluation(
          environmentSteps,
          DoubleStream.of(returns).boxed().toList(),
          LongStream.of(lengths).boxed().toList());
    }
  }
}
