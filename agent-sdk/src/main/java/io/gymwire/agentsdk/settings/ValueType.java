package io.gymwire.agentsdk.settings;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How values of one Java type are written and read as text.
 *
 * @param allowed for messages, such as {@code a whole number}
 * @param parser throws an IllegalArgumentException or ArithmeticException for what is not allowed
 * @param printer writes what the parser reads
 */
record ValueType(
    String allowed, Function<String, Object> parser, Function<Object, String> printer) {
  private static final String NONE = "none";
  private static final double LEAST_WRITTEN_OUT = 1e-6;
  private static final double MOST_WRITTEN_OUT = 1e12;
  private static final ValueType INT =
      new ValueType(
          "a whole number", text -> new BigDecimal(text).intValueExact(), Object::toString);
  private static final ValueType LONG =
      new ValueType(
          "a whole number", text -> new BigDecimal(text).longValueExact(), Object::toString);
  private static final ValueType DOUBLE =
      new ValueType("a number", Double::parseDouble, ValueType::printNumber);
  private static final ValueType BOOLEAN =
      new ValueType("true or false", ValueType::parseBoolean, Object::toString);
  private static final ValueType STRING = new ValueType("a text", text -> text, Object::toString);
  private static final ValueType OPTIONAL_INT =
      new ValueType(
          "a whole number or none",
          text ->
              text.equals(NONE)
                  ? OptionalInt.empty()
                  : OptionalInt.of((int) INT.parser.apply(text)),
          value -> printOrNone(((OptionalInt) value).stream().boxed().toList()));
  private static final ValueType OPTIONAL_LONG =
      new ValueType(
          "a whole number or none",
          text ->
              text.equals(NONE)
                  ? OptionalLong.empty()
                  : OptionalLong.of((long) LONG.parser.apply(text)),
          value -> printOrNone(((OptionalLong) value).stream().boxed().toList()));
  private static final ValueType OPTIONAL_DOUBLE =
      new ValueType(
          "a number or none",
          text ->
              text.equals(NONE)
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Double.parseDouble(text)),
          value ->
              printOrNone(
                  ((OptionalDouble) value).stream().boxed().toList(), ValueType::printNumber));

  static ValueType of(Type type) {
    if (type == int.class || type == Integer.class) {
      return INT;
    }
    if (type == long.class || type == Long.class) {
      return LONG;
    }
    if (type == double.class || type == Double.class) {
      return DOUBLE;
    }
    if (type == boolean.class) {
      return BOOLEAN;
    }
    if (type == String.class) {
      return STRING;
    }
    if (type == OptionalInt.class) {
      return OPTIONAL_INT;
    }
    if (type == OptionalLong.class) {
      return OPTIONAL_LONG;
    }
    if (type == OptionalDouble.class) {
      return OPTIONAL_DOUBLE;
    }
    if (type instanceof Class<?> enumType && enumType.isEnum()) {
      return ofEnum(enumType);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return listOf(of(list.getActualTypeArguments()[0]));
    }
    throw new GymWireException(
        ErrorCode.INTERNAL_ERROR, "a setting cannot be of type " + type.getTypeName());
  }

  Object parse(String name, String text) {
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, name, name + " must be " + allowed + ", not '" + text + "'");
    }
  }

  String print(Object value) {
    return printer.apply(value);
  }

  private static ValueType ofEnum(Class<?> type) {
    List<Object> constants = List.of(type.getEnumConstants());
    String allowed =
        constants.stream().map(ValueType::printConstant).collect(Collectors.joining(", "));
    return new ValueType(
        "one of " + allowed,
        text ->
            constants.stream()
                .filter(constant -> printConstant(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        ValueType::printConstant);
  }

  private static String printConstant(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ValueType listOf(ValueType element) {
    return new ValueType(
        "a list with commas, each " + element.allowed,
        text ->
            text.isEmpty() || text.equals(NONE)
                ? List.of()
                : OutsideBrackets.split(unbracketed(text), ',').stream()
                    .map(String::strip)
                    .map(element.parser)
                    .toList(),
        value -> printOrNone((List<?>) value, element.printer));
  }

  /** Returns a list as it is written within a grid, {@code [64,64]}, without its brackets. */
  private static String unbracketed(String text) {
    boolean bracketed = text.startsWith("[") && text.indexOf(']') == text.length() - 1;
    return bracketed ? text.substring(1, text.length() - 1) : text;
  }

  private static String printOrNone(List<?> values) {
    return printOrNone(values, Object::toString);
  }

  private static String printOrNone(List<?> values, Function<Object, String> printer) {
    return values.isEmpty() ? NONE : values.stream().map(printer).collect(Collectors.joining(","));
  }

  /** Returns 0.0001 in place of Java's 1.0E-4, but 1.0e-8 in place of a row of zeros. */
  private static String printNumber(Object value) {
    String text = value.toString();
    double magnitude = Math.abs((double) value);
    return magnitude >= LEAST_WRITTEN_OUT && magnitude <= MOST_WRITTEN_OUT && text.contains("E")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text.replace('E', 'e');
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
