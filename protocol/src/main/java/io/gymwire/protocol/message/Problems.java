package io.gymwire.protocol.message;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Errors as problem details (RFC 9457), the one shape they have on the wire, and back. */
public final class Problems {
  private static final String TYPE_PREFIX = "urn:gymwire:error:";

  private Problems() {}

  /** Returns {@code exception} as problem details; its cause and its stack stay here. */
  public static Map<String, Object> encode(GymWireException exception) {
    ErrorCode code = exception.code();
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", TYPE_PREFIX + code.wireName());
    problem.put("title", title(code));
    problem.put("status", code.status());
    problem.put("detail", exception.getMessage());
    problem.put("code", code.wireName());
    problem.put("category", code.category().name().toLowerCase(Locale.ROOT));
    exception.field().ifPresent(field -> problem.put("field", field));
    return problem;
  }

  /** Returns the error that {@code problem} describes, whatever may be missing of it. */
  public static GymWireException decode(Map<String, Object> problem) {
    String code = text(problem, "code");
    String detail = text(problem, "detail");
    return new GymWireException(
        ErrorCode.named(code),
        text(problem, "field"),
        detail.isEmpty() ? "the server reports the error '" + code + "'" : detail);
  }

  private static String text(Map<String, Object> problem, String field) {
    return problem.get(field) instanceof String text ? text : "";
  }

  private static String title(ErrorCode code) {
    String words = code.wireName().replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
