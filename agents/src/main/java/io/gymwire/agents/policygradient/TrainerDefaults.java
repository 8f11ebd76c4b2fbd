package io.gymwire.agents.policygradient;

import java.util.Map;

/** How a run of an on-policy algorithm differs from the trainer's own defaults, by setting. */
final class TrainerDefaults {
  private TrainerDefaults() {}

  /** Returns the settings of a run where observations are a few numbers. */
  static Map<String, String> forVectors(int environments, long totalSteps, long evaluateEvery) {
    return Map.of(
        "num-envs", Integer.toString(environments),
        "total-steps", Long.toString(totalSteps),
        "evaluate-every", Long.toString(evaluateEvery),
        "checkpoint-every", "20000",
        "log-every", "1000");
  }

  /** Returns the settings of a run where observations are pictures. */
  static Map<String, String> forPictures(int environments) {
    return Map.of(
        "num-envs", Integer.toString(environments), "total-steps", "10000000", "overlap", "false");
  }
}
