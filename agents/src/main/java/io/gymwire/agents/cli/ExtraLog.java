package io.gymwire.agents.cli;

/** What a run may write beside what every run does. */
enum ExtraLog {
  /** The metrics as a table: {@code metrics.csv}. */
  CSV
}
