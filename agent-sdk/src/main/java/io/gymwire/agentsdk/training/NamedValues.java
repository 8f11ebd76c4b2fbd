package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads arguments from one line of text: {@code name=value}, where a value is true, false, a number
 * or else a text; and wrappers: {@code Name:name=value:name=value}.
 */
final class NamedValues {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

  private NamedValues() {}

  /**
   * Returns the arguments by name, in their order.
   *
   * @param setting where they come from, for the error
   * @throws GymWireException with code INVALID_VALUE if one is not of the form name=value
   */
  static Map<String, Object> parse(String setting, List<String> texts) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            setting,
            "%s has '%s', which is not of the form name=value, such as frameskip=1"
                .formatted(setting, text));
      }
      values.put(text.substring(0, equals), value(text.substring(equals + 1)));
    }
    return values;
  }

  /** Returns the wrapper that {@code text} asks for; errors are those of {@link #parse}. */
  static WrapperSpec wrapper(String text) {
    List<String> parts = Arrays.asList(text.split(":", -1));
    return new WrapperSpec(parts.get(0), parse("wrappers", parts.subList(1, parts.size())));
  }

  private static Object value(String text) {
    if (WHOLE.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    if (NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) text.equals("true") : text;
  }
}
