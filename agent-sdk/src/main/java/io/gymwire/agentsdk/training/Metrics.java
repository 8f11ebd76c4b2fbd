package io.gymwire.agentsdk.training;

/** Receives named numbers of one moment of a run, such as {@code train/loss}. */
@FunctionalInterface
public interface Metrics {
  /** Takes {@code value} under {@code name}. */
  void log(String name, double value);
}
