package io.gymwire.agents.cli;

/** What a run may write beside what every run does. */
enum ExtraLog {
  /** The metrics as a table: {@code metrics.csv}. */
  CSV,
  /** How the weights of the policy are spread, in TensorBoard. */
  HISTOGRAMS,
  /** An episode of every policy better than those before: {@code videos/}, and in TensorBoard. */
  VIDEOS
}
