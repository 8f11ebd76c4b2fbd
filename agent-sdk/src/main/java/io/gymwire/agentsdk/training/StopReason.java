package io.gymwire.agentsdk.training;

/** Why a run ended. */
public enum StopReason {
  /** All environment steps are taken. */
  FINISHED,
  /** The return at which to stop was reached, and reached again on fresh episodes. */
  SOLVED,
  /** A callback asked for it. */
  STOPPED,
  /** The user asked for it; there was no final evaluation. */
  INTERRUPTED
}
