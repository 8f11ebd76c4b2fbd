package io.gymwire.envserver.vector;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a vector makes of the errors of its environments' authors. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** Returns the error to throw after environment {@code index} threw {@code cause} at a call. */
  static GymWireException of(EnvironmentSpec spec, int index, String call, Throwable cause) {
    if (cause instanceof GymWireException own && own.code() == ErrorCode.UNSUPPORTED) {
      return own;
    }
    return new GymWireException(
        ErrorCode.ENVIRONMENT_FAILED,
        "environment %d of %s failed at a %s: %s"
            .formatted(
                index,
                spec.id(),
                call,
                cause instanceof GymWireException ? cause.getMessage() : cause),
        cause);
  }

  /**
   * Closes {@code environment}; if it fails to, that is logged, for what was done with it is done.
   */
  static void closeLogging(EnvironmentSpec spec, int index, Environment environment) {
    try {
      environment.close();
    } catch (RuntimeException | Error e) {
      LOG.warn("environment {} of {} failed to close", index, spec.id(), e);
    }
  }
}
