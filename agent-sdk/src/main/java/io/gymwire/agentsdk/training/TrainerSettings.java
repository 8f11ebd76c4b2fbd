package io.gymwire.agentsdk.training;

import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a run is conducted, whatever the algorithm. Steps are environment steps, over all
 * environments.
 */
public record TrainerSettings(
    @Describe("which environment, such as CartPole-v1") String envId,
    @Describe("how many environments train together") int numEnvs,
    @Describe("of everything random: environment i starts from seed + i") long seed,
    @Describe(value = "when the run ends at the latest", unit = "environment steps")
        long totalSteps,
    @Describe(
            "the mean return of an evaluation, confirmed on 100 fresh episodes, at which the run ends early; none: never")
        OptionalDouble stopAtReturn,
    @Describe(
            value =
                "after how many evaluations in a row without a better mean return the run ends early; none: never",
            unit = "evaluations")
        OptionalInt patience,
    @Describe(value = "how often the policy is evaluated", unit = "environment steps")
        long evaluateEvery,
    @Describe("episodes of an evaluation, all side by side") int evaluationEpisodes,
    @Describe(
            value = "how often the checkpoint to resume from is saved",
            unit = "environment steps")
        long checkpointEvery,
    @Describe(value = "how often metrics are written", unit = "environment steps") long logEvery) {

  /** Checks every value. */
  public TrainerSettings {
    requireAtLeast(1, "num-envs", numEnvs);
    requireAtLeast(0, "seed", seed);
    requireAtLeast(1, "total-steps", totalSteps);
    requireAtLeast(1, "patience", patience.orElse(1));
    requireAtLeast(1, "evaluate-every", evaluateEvery);
    requireAtLeast(1, "evaluation-episodes", evaluationEpisodes);
    requireAtLeast(1, "checkpoint-every", checkpointEvery);
    requireAtLeast(1, "log-every", logEvery);
  }

  /** Returns settings for a small problem such as CartPole: 50,000 steps of one environment. */
  public static TrainerSettings defaults(String envId) {
    return new TrainerSettings(
        envId, 1, 0, 50_000, OptionalDouble.empty(), OptionalInt.empty(), 500, 100, 5_000, 500);
  }

  private static void requireAtLeast(long least, String name, long value) {
    if (value < least) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, name, name + " must be at least " + least + ", not " + value);
    }
  }
}
