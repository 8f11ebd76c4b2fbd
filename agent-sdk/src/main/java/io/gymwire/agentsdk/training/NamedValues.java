package io.gymwire.agentsdk.training;

import io.gymwire.agentsdk.settings.OutsideBrackets;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads arguments from one line of text: {@code name=value}, where a value is true, false, a
 * number, a list of values such as {@code [84,84]}, or else a text; and wrappers: {@code
 * Name:name=value:name=value}.
 */
final class NamedValues {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

  private NamedValues() {}

  /**
   * Returns the arguments by name, in their order.
   *
   * @param setting where they come from, for the error
   * @throws GymWireException with code INVALID_VALUE if one is not of the form name=value, or its
   *     list does not end, or a name comes twice
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
      String value = text.substring(equals + 1);
      if (values.put(text.substring(0, equals), value(setting, value)) != null) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            setting,
            "%s has '%s' twice".formatted(setting, text.substring(0, equals)));
      }
    }
    return values;
  }

  /** Returns the wrapper that {@code text} asks for; errors are those of {@link #parse}. */
  static WrapperSpec wrapper(String text) {
    List<String> parts = OutsideBrackets.split(text, ':');
    if (parts.get(0).contains("=")) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "wrappers",
          "wrappers has '%s', an argument without its wrapper; allowed: each argument after a colon, as in ClipReward:min_reward=0:max_reward=1"
              .formatted(text));
    }
    return new WrapperSpec(parts.get(0), parse("wrappers", parts.subList(1, parts.size())));
  }

  private static Object value(String setting, String text) {
    if (text.startsWith("[")) {
      return list(setting, text);
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    if (NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) text.equals("true") : text;
  }

  private static List<Object> list(String setting, String text) {
    if (!endsWithItsBracket(text)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          setting,
          "%s has '%s', which begins like a list but does not end with its ']', as [84,84] does"
              .formatted(setting, text));
    }
    String elements = text.substring(1, text.length() - 1);
    return elements.isBlank()
        ? List.of()
        : OutsideBrackets.split(elements, ',').stream()
            .map(element -> value(setting, element.strip()))
            .toList();
  }

  private static boolean endsWithItsBracket(String text) {
    int depth = 1;
    int end = 1;
    while (end < text.length() && depth > 0) {
      depth += text.charAt(end) == '[' ? 1 : text.charAt(end) == ']' ? -1 : 0;
      end++;
    }
    return depth == 0 && end == text.length();
  }
}
