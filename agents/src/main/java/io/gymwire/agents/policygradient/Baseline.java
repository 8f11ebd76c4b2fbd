package io.gymwire.agents.policygradient;

/** What REINFORCE takes off a return, so that its gradient varies less (Williams 1992). */
public enum Baseline {
  /** Nothing. */
  NONE,
  /** The mean of the batch's returns. */
  MEAN,
  /** What a value network, fitted to earlier returns, expected. */
  VALUE
}
