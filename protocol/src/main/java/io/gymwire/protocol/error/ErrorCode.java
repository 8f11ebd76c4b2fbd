package io.gymwire.protocol.error;

import java.util.Locale;

/**
 * The stable codes of all errors: the {@code code} of a problem (RFC 9457) and the HTTP status that
 * goes with it.
 */
public enum ErrorCode {
  /** The bytes are no message in the encoding that was announced. */
  MALFORMED_MESSAGE(Category.USER, 400),
  /** A field that the operation needs is not there. */
  MISSING_FIELD(Category.USER, 400),
  /** A field has a value that is not allowed. */
  INVALID_VALUE(Category.USER, 400),
  /** A web page from elsewhere asks, whose browser runs where it can reach the server. */
  FORBIDDEN_ORIGIN(Category.USER, 403),
  /** There is no such operation. */
  UNKNOWN_OPERATION(Category.USER, 404),
  /** There is no environment with this id. */
  UNKNOWN_ENVIRONMENT(Category.USER, 404),
  /** There is no wrapper with this name. */
  UNKNOWN_WRAPPER(Category.USER, 404),
  /** There is no such session: never made, closed, or reaped after its idle time. */
  UNKNOWN_SESSION(Category.USER, 404),
  /** The method is not allowed at this path. */
  METHOD_NOT_ALLOWED(Category.USER, 405),
  /** A sequence number is neither the next one nor the last one again. */
  SEQUENCE_GAP(Category.USER, 409),
  /** The episode has ended, or none has begun: reset first. */
  RESET_NEEDED(Category.USER, 409),
  /** The message is larger than the server takes. */
  MESSAGE_TOO_LARGE(Category.USER, 413),
  /** The content type is none of the protocol's encodings. */
  UNSUPPORTED_ENCODING(Category.USER, 415),
  /** The environment or the server does not offer this. */
  UNSUPPORTED(Category.USER, 422),
  /** The environment is known but cannot be made here, such as for a missing ROM. */
  UNAVAILABLE_ENVIRONMENT(Category.RESOURCES, 503),
  /** A limit that the server announced is reached: sessions, environments a session. */
  LIMIT_EXCEEDED(Category.RESOURCES, 429),
  /** The endpoint cannot be reached; made by a client, never sent. */
  UNREACHABLE(Category.RESOURCES, 503),
  /** The environment's own code failed; the session lives and can be reset. */
  ENVIRONMENT_FAILED(Category.INTERNAL, 500),
  /** The server failed; its log says how. */
  INTERNAL_ERROR(Category.INTERNAL, 500);

  /** Who can do something about an error. */
  public enum Category {
    /** The request has to change. */
    USER,
    /** Something has run out or is not there. */
    RESOURCES,
    /** The program is at fault. */
    INTERNAL
  }

  private final Category category;
  private final int status;

  ErrorCode(Category category, int status) {
    this.category = category;
    this.status = status;
  }

  /** Returns who can do something about it. */
  public Category category() {
    return category;
  }

  /** Returns the HTTP status that goes with this code. */
  public int status() {
    return status;
  }

  /** Returns the code on the wire, such as {@code invalid_value}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the code with the wire name {@code name}; INTERNAL_ERROR for one that this version does
   * not know.
   */
  public static ErrorCode named(String name) {
    for (ErrorCode code : values()) {
      if (code.wireName().equals(name)) {
        return code;
      }
    }
    return INTERNAL_ERROR;
  }
}
