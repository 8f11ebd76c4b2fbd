package io.gymwire.protocol.environment;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which environments to make: the arguments of {@code gymnasium.make_vec}.
 *
 * @param envId such as {@code CartPole-v1}
 * @param numEnvs N, at least 1
 * @param batchSize M, from 1 to N, if results are to come back as soon as M environments are ready;
 *     see {@link VectorEnvironment#batchSize}
 * @param autoresetMode what happens after an episode's end
 * @param vectorizationMode how the vector holds its environments
 * @param maxEpisodeSteps in place of the spec's limit, if given
 * @param wrappers innermost first
 * @param kwargs the environment's own keyword arguments
 */
public record MakeRequest(
    String envId,
    int numEnvs,
    OptionalInt batchSize,
    AutoresetMode autoresetMode,
    VectorizationMode vectorizationMode,
    OptionalInt maxEpisodeSteps,
    List<WrapperSpec> wrappers,
    Map<String, Object> kwargs) {

  /** A vector of {@code numEnvs} of {@code envId} with Gymnasium's defaults. */
  public static MakeRequest of(String envId, int numEnvs) {
    return new MakeRequest(
        envId,
        numEnvs,
        OptionalInt.empty(),
        AutoresetMode.NEXT_STEP,
        VectorizationMode.SYNC,
        OptionalInt.empty(),
        List.of(),
        Map.of());
  }

  /** Returns this request in another autoreset mode. */
  public MakeRequest withAutoresetMode(AutoresetMode mode) {
    return new MakeRequest(
        envId, numEnvs, batchSize, mode, vectorizationMode, maxEpisodeSteps, wrappers, kwargs);
  }

  /** Returns this request for another number of environments. */
  public MakeRequest withNumEnvs(int count) {
    return new MakeRequest(
        envId,
        count,
        batchSize,
        autoresetMode,
        vectorizationMode,
        maxEpisodeSteps,
        wrappers,
        kwargs);
  }

  /** Returns this request for results that come back as soon as {@code count} are ready. */
  public MakeRequest withBatchSize(int count) {
    return new MakeRequest(
        envId,
        numEnvs,
        OptionalInt.of(count),
        autoresetMode,
        vectorizationMode,
        maxEpisodeSteps,
        wrappers,
        kwargs);
  }

  /** Returns this request in another vectorization mode. */
  public MakeRequest withVectorizationMode(VectorizationMode mode) {
    return new MakeRequest(
        envId, numEnvs, batchSize, autoresetMode, mode, maxEpisodeSteps, wrappers, kwargs);
  }

  /** Returns this request with episodes truncated at {@code steps} steps. */
  public MakeRequest withMaxEpisodeSteps(int steps) {
    return new MakeRequest(
        envId,
        numEnvs,
        batchSize,
        autoresetMode,
        vectorizationMode,
        OptionalInt.of(steps),
        wrappers,
        kwargs);
  }

  /** Returns this request with {@code newWrappers}, innermost first. */
  public MakeRequest withWrappers(WrapperSpec... newWrappers) {
    return new MakeRequest(
        envId,
        numEnvs,
        batchSize,
        autoresetMode,
        vectorizationMode,
        maxEpisodeSteps,
        List.of(newWrappers),
        kwargs);
  }

  /** Returns this request with the environment's own keyword arguments {@code newKwargs}. */
  public MakeRequest withKwargs(Map<String, Object> newKwargs) {
    return new MakeRequest(
        envId,
        numEnvs,
        batchSize,
        autoresetMode,
        vectorizationMode,
        maxEpisodeSteps,
        wrappers,
        newKwargs);
  }
}
