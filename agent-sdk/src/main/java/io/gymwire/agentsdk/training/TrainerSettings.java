package io.gymwire.agentsdk.training;

import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a run is conducted, whatever the algorithm. Steps are environment steps, over all
 * environments.
 */
public record TrainerSettings(
    @Describe("which environment, such as CartPole-v1") String envId,
    @Describe(
            "its own arguments, such as frameskip=1; several with commas; a list in brackets, such as frameskip=[2,5]")
        List<String> envArguments,
    @Describe(
            "around every environment, innermost first, such as GrayscaleObservation,FrameStack:stack_size=4:padding_type=zero or the preset bolts-dqn; a list in brackets, such as ResizeObservation:shape=[84,84]")
        List<String> wrappers,
    @Describe("around those, where the agent trains but not where it is evaluated: ClipReward")
        List<String> trainingWrappers,
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
    @Describe(
            value =
                "after how long a run, or its continuation, ends early; what is measured does not depend on the clock, only where it ends; none: never",
            unit = "minutes")
        OptionalDouble maxMinutes,
    @Describe(value = "how often the policy is evaluated", unit = "environment steps")
        long evaluateEvery,
    @Describe("episodes of an evaluation, all side by side") int evaluationEpisodes,
    @Describe("fresh episodes that confirm a solution, and that judge the best policy at the end")
        int freshEpisodes,
    @Describe(
            value = "how often the checkpoint to resume from is saved",
            unit = "environment steps")
        long checkpointEvery,
    @Describe(
            "how many of the checkpoints to resume from are kept beside the last, each the size of the replay memory; 0: none")
        int keepCheckpoints,
    @Describe("of how many of the best evaluations the policies are kept") int keepBest,
    @Describe(
            "what makes an evaluation one of those; safe-return: the mean less its standard error")
        EvaluationMeasure keepBestBy,
    @Describe(value = "how often metrics are written", unit = "environment steps") long logEvery,
    @Describe(
            "whether the environments take a step while the agent learns from the steps before it; the same seed gives the same run either way, but not the same as the other way")
        boolean overlap) {
  private static final int FRESH_EPISODES = 100;

  /** Checks every value. */
  public TrainerSettings {
    envArguments = List.copyOf(envArguments);
    wrappers = List.copyOf(wrappers);
    trainingWrappers = List.copyOf(trainingWrappers);
    NamedValues.parse("env-arguments", envArguments);
    Stream.concat(wrappers.stream(), trainingWrappers.stream()).forEach(NamedValues::wrapper);
    requireAtLeast(1, "num-envs", numEnvs);
    requireAtLeast(0, "seed", seed);
    requireAtLeast(1, "total-steps", totalSteps);
    requireAtLeast(1, "patience", patience.orElse(1));
    if (maxMinutes.isPresent() && !(maxMinutes.getAsDouble() > 0)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "max-minutes",
          "max-minutes must be above 0, or none, not " + maxMinutes.getAsDouble());
    }
    requireAtLeast(1, "evaluate-every", evaluateEvery);
    requireAtLeast(1, "evaluation-episodes", evaluationEpisodes);
    requireAtLeast(1, "fresh-episodes", freshEpisodes);
    requireAtLeast(1, "checkpoint-every", checkpointEvery);
    requireAtLeast(0, "keep-checkpoints", keepCheckpoints);
    requireAtLeast(1, "keep-best", keepBest);
    requireAtLeast(1, "log-every", logEvery);
  }

  /** Makes settings for environments without arguments and wrappers, and without overlap. */
  public TrainerSettings(
      String envId,
      int numEnvs,
      long seed,
      long totalSteps,
      OptionalDouble stopAtReturn,
      OptionalInt patience,
      long evaluateEvery,
      int evaluationEpisodes,
      long checkpointEvery,
      long logEvery) {
    this(
        envId,
        List.of(),
        List.of(),
        List.of(),
        numEnvs,
        seed,
        totalSteps,
        stopAtReturn,
        patience,
        OptionalDouble.empty(),
        evaluateEvery,
        evaluationEpisodes,
        FRESH_EPISODES,
        checkpointEvery,
        0,
        1,
        EvaluationMeasure.MEAN_RETURN,
        logEvery,
        false);
  }

  /** Returns settings for a small problem such as CartPole: 50,000 steps of one environment. */
  public static TrainerSettings defaults(String envId) {
    return new TrainerSettings(
        envId, 1, 0, 50_000, OptionalDouble.empty(), OptionalInt.empty(), 500, 100, 5_000, 500);
  }

  /**
   * Returns settings for a game seen as pictures: 300,000 steps, and evaluations and checkpoints
   * rare enough to take little of the time.
   */
  public static TrainerSettings forPictures(String envId) {
    return new TrainerSettings(
        envId,
        List.of(),
        List.of(),
        List.of(),
        1,
        0,
        300_000,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        10_000,
        10,
        FRESH_EPISODES,
        50_000,
        0,
        1,
        EvaluationMeasure.MEAN_RETURN,
        1_000,
        true);
  }

  /** Returns what to ask for to train. */
  public MakeRequest trainingRequest() {
    return request(numEnvs, Stream.concat(specs(wrappers), specs(trainingWrappers)));
  }

  /** Returns what to ask for to evaluate, in {@code count} environments. */
  public MakeRequest evaluationRequest(int count) {
    return request(count, specs(wrappers).map(WrapperSpec::forEvaluation));
  }

  private MakeRequest request(int count, Stream<WrapperSpec> specs) {
    return MakeRequest.of(envId, count)
        .withAutoresetMode(AutoresetMode.SAME_STEP)
        .withKwargs(NamedValues.parse("env-arguments", envArguments))
        .withWrappers(specs.toArray(WrapperSpec[]::new));
  }

  private static Stream<WrapperSpec> specs(List<String> texts) {
    return texts.stream().map(NamedValues::wrapper);
  }

  private static void requireAtLeast(long least, String name, long value) {
    if (value < least) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, name, name + " must be at least " + least + ", not " + value);
    }
  }
}
