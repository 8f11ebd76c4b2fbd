package io.gymwire.agentsdk.training;

import java.nio.file.Path;
import java.util.Map;

/**
 * Something that watches a run, and may ask it to stop through {@link Run#stop}; every method does
 * nothing by default.
 */
public interface Callback {

  /** The run begins, or goes on after a resume. */
  default void onStart(Run run) {}

  /** All environments took a step, and the updates due after it are done. */
  default void onStep(Run run) {}

  /**
   * The algorithm did its updates that were due: so many, at least one. With overlap the
   * environments may be taking their next step meanwhile.
   */
  default void onUpdate(Run run, int updates) {}

  /** An episode of the training environments ended. */
  default void onEpisode(Run run, Episode episode) {}

  /**
   * Metrics are due: the mean of each value logged since the last time, in the order of their
   * names.
   */
  default void onMetrics(Run run, Map<String, Double> metrics) {}

  /** The policy is about to play {@code episodes} episodes on the evaluation environments. */
  default void onEvaluationStart(Run run, int episodes) {}

  /**
   * The policy was evaluated; not called if the run was interrupted meanwhile. Where the evaluation
   * reached the goal, the test that confirms it was before.
   */
  default void onEvaluation(Run run, Evaluation evaluation) {}

  /**
   * A policy is about to be tested on {@code episodes} fresh episodes, which no other evaluation
   * has: one that reached the goal, to confirm it, or the best at the run's end.
   */
  default void onTestStart(Run run, int episodes) {}

  /** The policy was tested; not called if the run was interrupted meanwhile. */
  default void onTest(Run run, Evaluation test) {}

  /** A checkpoint is complete on disk. */
  default void onCheckpoint(Run run, Path checkpoint) {}

  /** Saves what a resumed run needs of this callback; called for every {@code last} checkpoint. */
  default void save(StateWriter state) {}

  /**
   * Continues from what {@link #save} wrote; called before {@link #onStart}, and only if it wrote
   * something.
   */
  default void load(StateReader state) {}

  /** The run ended: finished, solved, stopped or interrupted. */
  default void onEnd(Run run) {}

  /** The run failed, as when an environment did; nothing but {@link #close} follows. */
  default void onFailure(Run run, RuntimeException failure) {}

  /** Nothing more comes, of a run that ended or failed: lets go of files. */
  default void close() {}
}
