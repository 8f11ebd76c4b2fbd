package io.gymwire.agentsdk.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** A training run as callbacks see it: where it stands, and a way to stop it. */
public interface Run {

  /** Returns the folder that holds everything of the run. */
  Path directory();

  /** Returns the algorithm that learns. */
  Algorithm algorithm();

  /** Returns the settings. */
  TrainerSettings settings();

  /** Returns the environment steps taken, over all environments. */
  long environmentSteps();

  /** Returns the gradient updates done. */
  long updates();

  /** Returns the training episodes that ended. */
  long episodes();

  /** Returns the mean return of the last (at most 100) training episodes, if there is one. */
  Optional<Double> recentReturn();

  /** Returns the latest evaluation, if there is one. */
  Optional<Evaluation> latestEvaluation();

  /** Returns the best evaluation by mean return, if there is one. */
  Optional<Evaluation> bestEvaluation();

  /**
   * Returns the environment steps at which an evaluation reached the return to stop at and was
   * confirmed, if one did.
   */
  OptionalLong solvedAtStep();

  /**
   * Returns the evaluation of the best checkpoint on fresh episodes, once the run has ended with
   * it.
   */
  Optional<Evaluation> finalEvaluation();

  /**
   * Returns why the run ended or will end, once that is known: {@code total-steps}, {@code solved},
   * or what {@link #stop} said.
   */
  Optional<String> stopReason();

  /**
   * Asks the run to save a checkpoint and end after the present step; {@code reason} is shown to
   * the user.
   */
  void stop(String reason);
}
