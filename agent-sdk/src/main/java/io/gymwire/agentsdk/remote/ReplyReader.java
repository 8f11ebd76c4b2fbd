package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import java.util.Map;

/** Reads the replies to one vector's resets, restores and steps, each once and in their order. */
interface ReplyReader {
  /** Returns the reset with {@code arguments} that {@code reply} tells of. */
  VectorReset reset(Map<String, Object> reply, ResetArguments arguments);

  /** Returns the restored state that {@code reply} tells of. */
  VectorReset restored(Map<String, Object> reply);

  /** Returns the step that {@code reply} tells of: always the same object. */
  VectorStep step(Map<String, Object> reply);

  /** Returns whether a reset has to be read before anything can be restored. */
  boolean needsResetFirst();
}
