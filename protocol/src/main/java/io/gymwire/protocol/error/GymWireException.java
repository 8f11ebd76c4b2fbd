package io.gymwire.protocol.error;

import java.util.Optional;

/**
 * The one error of the protocol: a stable code and a message that says what was wrong and what is
 * allowed.
 */
public final class GymWireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String field;

  /** Makes an error that concerns no single field. */
  public GymWireException(ErrorCode code, String message) {
    this(code, "", message);
  }

  /** Makes an error about the request's field {@code field}. */
  public GymWireException(ErrorCode code, String field, String message) {
    super(message);
    this.code = code;
    this.field = field;
  }

  /** Makes an error that {@code cause} led to. */
  public GymWireException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.field = "";
  }

  /** Returns the stable code. */
  public ErrorCode code() {
    return code;
  }

  /** Returns the request's field that was wrong, if it was one. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
