package io.gymwire.envserver.vector;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.batch.InPlace;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One environment of a vector: it writes its part of the vector's results, and touches nothing of
 * the others, so that members may run on different threads.
 */
final class Member {
  private final int index;
  private final Environment environment;
  private final AutoresetMode mode;
  private final Space observationSpace;
  private final Batch observations;
  private final Batch finalObservations;
  private final VectorStep results;
  private Map<String, Object> info = Map.of();
  private Optional<VectorStep.FinalStep> finalStep = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();
  private boolean ended;
  private boolean failed;
  private boolean resetting;

  private Member(
      int index,
      Environment environment,
      AutoresetMode mode,
      Space observationSpace,
      Batch observations,
      Batch finalObservations,
      VectorStep results) {
    this.index = index;
    this.environment = environment;
    this.mode = mode;
    this.observationSpace = observationSpace;
    this.observations = observations;
    this.finalObservations = finalObservations;
    this.results = results;
  }

  /**
   * Returns a member for each of {@code environments}, which are of equal spaces and write to their
   * rows of {@code observations} and {@code results}.
   */
  static List<Member> all(
      List<? extends Environment> environments,
      AutoresetMode mode,
      Space observationSpace,
      Batch observations,
      VectorStep results) {
    Batch finalObservations = Batch.of(observationSpace, environments.size());
    List<Member> members = new ArrayList<>();
    for (Environment environment : environments) {
      InPlace.offer(environment, observations.get(members.size()));
      members.add(
          new Member(
              members.size(),
              environment,
              mode,
              observationSpace,
              observations,
              finalObservations,
              results));
    }
    return members;
  }

  Environment environment() {
    return environment;
  }

  /** Returns whether an episode ended that no reset has followed. */
  boolean ended() {
    return ended;
  }

  /** Returns whether the environment threw and has not been reset since. */
  boolean failed() {
    return failed;
  }

  /** Returns what the environment threw in the latest call. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Returns the refusal of a reset's options, which left the environment as it was. */
  Optional<GymWireException> refusal() {
    return failure
        .filter(GymWireException.class::isInstance)
        .map(GymWireException.class::cast)
        .filter(refusal -> resetting && refusal.code() == ErrorCode.INVALID_VALUE);
  }

  /** Returns the info of the latest call. */
  Map<String, Object> info() {
    return info;
  }

  /** Returns the end of the episode that the latest call ended and followed by a reset. */
  Optional<VectorStep.FinalStep> finalStep() {
    return finalStep;
  }

  /** Has no part in a reset. */
  void skip() {
    begin();
  }

  void reset(OptionalLong seed, Map<String, Object> options) {
    begin();
    resetting = true;
    attempt(
        () -> {
          restart(seed, options);
          clearResults();
          failed = false;
        });
  }

  void step(Object action) {
    begin();
    attempt(
        () -> {
          if (ended && mode == AutoresetMode.NEXT_STEP) {
            restart(OptionalLong.empty(), Map.of());
            clearResults();
            return;
          }
          advance(action);
          if (ended && mode == AutoresetMode.SAME_STEP) {
            finalObservations.set(index, observations.get(index));
            finalStep =
                Optional.of(new VectorStep.FinalStep(index, finalObservations.get(index), info));
            restart(OptionalLong.empty(), Map.of());
          }
        });
  }

  void save(StateOutput out) {
    byte[] state = Expected.nonNull(environment.saveState(), "saveState");
    out.putBoolean(ended).putBoolean(failed).putBytes(state);
  }

  void restore(StateInput in) {
    begin();
    ended = in.nextBoolean();
    failed = in.nextBoolean();
    environment.restoreState(in.nextBytes());
  }

  private void begin() {
    info = Map.of();
    finalStep = Optional.empty();
    failure = Optional.empty();
    resetting = false;
  }

  private void restart(OptionalLong seed, Map<String, Object> options) {
    Reset reset = Expected.nonNull(environment.reset(seed, options), "reset");
    keep(reset.observation());
    info = Expected.nonNull(reset.info(), "the info of reset");
    ended = false;
  }

  private void advance(Object action) {
    Step step = Expected.nonNull(environment.step(action), "step");
    keep(step.observation());
    results.reward()[index] = step.reward();
    results.terminated()[index] = step.terminated();
    results.truncated()[index] = step.truncated();
    info = Expected.nonNull(step.info(), "the info of step");
    ended = step.ended();
  }

  private void keep(Object observation) {
    try {
      observations.set(index, observation);
    } catch (RuntimeException e) {
      throw Expected.observation(observationSpace, observation, e);
    }
  }

  private void clearResults() {
    results.reward()[index] = 0;
    results.terminated()[index] = false;
    results.truncated()[index] = false;
  }

  /**
   * Keeps whatever an author's code throws, errors included: it is that environment's affair only.
   */
  private void attempt(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
      failed |= refusal().isEmpty();
    }
  }
}
