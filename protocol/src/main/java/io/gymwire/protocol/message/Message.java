package io.gymwire.protocol.message;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads the fields of a decoded message by type: a missing field is refused with MISSING_FIELD, one
 * of another type or out of its range with INVALID_VALUE, and both say which field and what is
 * allowed.
 *
 * <p>A field that is null counts as absent. Fields inside of others are named by their path, such
 * as {@code wrappers[0].name}.
 */
public final class Message {
  private final Map<String, Object> fields;
  private final String path;

  private Message(Map<String, Object> fields, String path) {
    this.fields = fields;
    this.path = path;
  }

  /** Reads the fields of {@code message}, as a codec decoded it. */
  public static Message of(Map<String, Object> message) {
    return new Message(message, "");
  }

  /** Returns all fields. */
  public Map<String, Object> fields() {
    return fields;
  }

  /** Returns whether {@code field} is there and not null. */
  public boolean has(String field) {
    return fields.get(field) != null;
  }

  /** Returns the value of {@code field}, whatever its type. */
  public Object value(String field) {
    Object value = fields.get(field);
    if (value == null) {
      throw new GymWireException(
          ErrorCode.MISSING_FIELD, path + field, "the field '" + path + field + "' is missing");
    }
    return value;
  }

  /** Returns the value of {@code field}, whatever its type, if it is there. */
  public Optional<Object> optionalValue(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** Returns the string {@code field}. */
  public String string(String field) {
    return asString(field, value(field));
  }

  /** Returns the string {@code field}, if it is there. */
  public Optional<String> optionalString(String field) {
    return optionalValue(field).map(value -> asString(field, value));
  }

  /** Returns the integer {@code field}, from {@code minimum} to {@code maximum}. */
  public long integer(String field, long minimum, long maximum) {
    return asInteger(field, value(field), minimum, maximum);
  }

  /** Returns the integer {@code field}, from {@code minimum} to {@code maximum}, if it is there. */
  public OptionalLong optionalInteger(String field, long minimum, long maximum) {
    Object value = fields.get(field);
    return value == null
        ? OptionalLong.empty()
        : OptionalLong.of(asInteger(field, value, minimum, maximum));
  }

  /**
   * Returns the number {@code field}; integers count, and the strings of the non-finite numbers.
   */
  public double number(String field) {
    return asNumber(field, value(field));
  }

  /** Returns the number {@code field}, if it is there. */
  public OptionalDouble optionalNumber(String field) {
    Object value = fields.get(field);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(asNumber(field, value));
  }

  /** Returns the boolean {@code field}. */
  public boolean bool(String field) {
    return asBoolean(field, value(field));
  }

  /** Returns the boolean {@code field}, or {@code absent} if it is not there. */
  public boolean bool(String field, boolean absent) {
    Object value = fields.get(field);
    return value == null ? absent : asBoolean(field, value);
  }

  /** Returns the map {@code field}, to be read in its turn. */
  public Message message(String field) {
    return asMessage(field, value(field));
  }

  /** Returns the map {@code field}; an empty one if it is not there. */
  public Map<String, Object> mapOrEmpty(String field) {
    Object value = fields.get(field);
    return value == null ? Map.of() : asMessage(field, value).fields();
  }

  /** Returns {@code value}, found inside this message at {@code field}, to be read in its turn. */
  Message part(String field, Object value) {
    return asMessage(field, value);
  }

  /** Returns the list {@code field} of lengths: the shape of an array. */
  int[] shape(String field) {
    List<Object> list = list(field);
    int[] shape = new int[list.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      String name = field + "[" + axis + "]";
      shape[axis] = (int) asInteger(name, list.get(axis), 0, Integer.MAX_VALUE);
    }
    return shape;
  }

  /** Returns the list {@code field}. */
  public List<Object> list(String field) {
    return asList(field, value(field));
  }

  /** Returns the list {@code field}; an empty one if it is not there. */
  public List<Object> listOrEmpty(String field) {
    Object value = fields.get(field);
    return value == null ? List.of() : asList(field, value);
  }

  /**
   * Returns the list {@code field} of maps, to be read in their turn; an empty one if it is not
   * there.
   */
  public List<Message> messagesOrEmpty(String field) {
    List<Message> messages = new ArrayList<>();
    for (Object item : listOrEmpty(field)) {
      messages.add(asMessage(field + "[" + messages.size() + "]", item));
    }
    return messages;
  }

  /** Returns the list {@code field} of strings; an empty one if it is not there. */
  public List<String> stringsOrEmpty(String field) {
    List<String> strings = new ArrayList<>();
    for (Object item : listOrEmpty(field)) {
      strings.add(asString(field + "[" + strings.size() + "]", item));
    }
    return strings;
  }

  /** Returns the bytes {@code field}: a byte string, or its base64 in JSON. */
  public byte[] bytes(String field) {
    Object value = value(field);
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw invalid(field, "is not base64: " + e.getMessage());
      }
    }
    throw wrongType(field, "bytes, in JSON a string of base64", value);
  }

  /**
   * Fills {@code into} with the numbers of {@code field}: an array, or a list in JSON.
   *
   * @throws GymWireException with code INVALID_VALUE if there is another number of them
   */
  public void numbers(String field, double[] into) {
    Object value = value(field);
    if (value instanceof NdArray array && array.rank() == 1) {
      requireLength(field, array.size(), into.length);
      for (int i = 0; i < into.length; i++) {
        into[i] = array.getDouble(i);
      }
      return;
    }
    List<Object> list = asList(field, value);
    requireLength(field, list.size(), into.length);
    for (int i = 0; i < into.length; i++) {
      into[i] = asNumber(field, list.get(i));
    }
  }

  /**
   * Fills {@code into} with the flags of {@code field}: an array of bool or of 0 and 1, or a list
   * of booleans.
   *
   * @throws GymWireException with code INVALID_VALUE if there is another number of them
   */
  public void flags(String field, boolean[] into) {
    Object value = value(field);
    if (value instanceof NdArray array && array.rank() == 1) {
      requireLength(field, array.size(), into.length);
      for (int i = 0; i < into.length; i++) {
        into[i] = asFlag(field, array.getDouble(i));
      }
      return;
    }
    List<Object> list = asList(field, value);
    requireLength(field, list.size(), into.length);
    for (int i = 0; i < into.length; i++) {
      into[i] = asBoolean(field, list.get(i));
    }
  }

  private boolean asFlag(String field, double number) {
    if (number != 0 && number != 1) {
      throw invalid(field, "has an element " + number + "; allowed: booleans, or 0 and 1");
    }
    return number == 1;
  }

  private void requireLength(String field, int length, int required) {
    if (length != required) {
      throw invalid(field, "has " + length + " elements; allowed: exactly " + required);
    }
  }

  private String asString(String field, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrongType(field, "a string", value);
  }

  private long asInteger(String field, Object value, long minimum, long maximum) {
    long number;
    if (value instanceof Long integer) {
      number = integer;
    } else if (value instanceof Double real && isLong(real)) {
      number = real.longValue();
    } else if (value instanceof BigInteger big) {
      throw outOfRange(field, big, minimum, maximum);
    } else {
      throw wrongType(field, "an integer", value);
    }
    if (number < minimum || number > maximum) {
      throw outOfRange(field, number, minimum, maximum);
    }
    return number;
  }

  private static boolean isLong(double real) {
    return real == Math.rint(real) && real >= -0x1p63 && real < 0x1p63;
  }

  private double asNumber(String field, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return Described.nonFinite(value)
        .orElseThrow(
            () ->
                wrongType(
                    field, "a number (NaN, Infinity and -Infinity as strings in JSON)", value));
  }

  private boolean asBoolean(String field, Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(field, "true or false", value);
  }

  @SuppressWarnings("unchecked")
  private Message asMessage(String field, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Message((Map<String, Object>) map, path + field + ".");
    }
    throw wrongType(field, "a map", value);
  }

  @SuppressWarnings("unchecked")
  private List<Object> asList(String field, Object value) {
    if (value instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw wrongType(field, "a list", value);
  }

  private GymWireException outOfRange(String field, Object value, long minimum, long maximum) {
    return invalid(field, "is " + value + "; allowed: " + minimum + " to " + maximum);
  }

  private GymWireException wrongType(String field, String allowed, Object value) {
    return invalid(field, "has to be " + allowed + ", not " + Described.value(value));
  }

  /** Returns the error that {@code field} does not do, with the reason why and what is allowed. */
  GymWireException invalid(String field, String reason) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE, path + field, "the field '" + path + field + "' " + reason);
  }
}
