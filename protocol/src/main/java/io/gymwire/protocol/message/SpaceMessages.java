package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spaces as messages from which any language rebuilds the identical Gymnasium space, and back.
 *
 * <p>Bounds are one number where all are equal, else an array of the space's shape. A Dict is a
 * list of pairs, because the order of its keys decides how it is sampled and not every language
 * keeps the order of a map.
 */
public final class SpaceMessages {
  private static final String TYPE = "type";
  private static final String DTYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String LOW = "low";
  private static final String HIGH = "high";
  private static final String N = "n";
  private static final String NVEC = "nvec";
  private static final String START = "start";
  private static final String MIN_LENGTH = "min_length";
  private static final String MAX_LENGTH = "max_length";
  private static final String CHARSET = "charset";
  private static final String SPACES = "spaces";

  private SpaceMessages() {}

  /** Returns {@code space} as a message. */
  public static Map<String, Object> encode(Space space) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(TYPE, space.getClass().getSimpleName());
    if (space instanceof Box box) {
      message.put(DTYPE, box.dtype().numpyName());
      message.put(SHAPE, shape(box.shape()));
      message.put(LOW, Bounds.encodeLow(box));
      message.put(HIGH, Bounds.encodeHigh(box));
    } else if (space instanceof Discrete discrete) {
      message.put(DTYPE, DType.INT64.numpyName());
      message.put(N, discrete.n());
      message.put(START, discrete.start());
    } else if (space instanceof MultiDiscrete discrete) {
      message.put(DTYPE, DType.INT64.numpyName());
      message.put(SHAPE, shape(discrete.shape()));
      message.put(NVEC, Bounds.encode(discrete.nvec()));
      message.put(START, Bounds.encode(discrete.start()));
    } else if (space instanceof MultiBinary binary) {
      message.put(DTYPE, DType.INT8.numpyName());
      message.put(SHAPE, shape(binary.shape()));
    } else if (space instanceof Text text) {
      message.put(MIN_LENGTH, text.minLength());
      message.put(MAX_LENGTH, text.maxLength());
      message.put(CHARSET, text.charset());
    } else if (space instanceof Tuple tuple) {
      message.put(SPACES, tuple.spaces().stream().map(SpaceMessages::encode).toList());
    } else if (space instanceof Dict dict) {
      List<Object> pairs = new ArrayList<>();
      dict.spaces().forEach((key, part) -> pairs.add(List.of(key, encode(part))));
      message.put(SPACES, pairs);
    }
    return message;
  }

  /**
   * Returns the space that {@code message} describes.
   *
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static Space decode(Message message) {
    String type = message.string(TYPE);
    return switch (type) {
      case "Box" -> box(message);
      case "Discrete" ->
          Discrete.of(
              message.integer(N, 1, Long.MAX_VALUE),
              message.optionalInteger(START, Long.MIN_VALUE, Long.MAX_VALUE).orElse(0));
      case "MultiDiscrete" -> multiDiscrete(message);
      case "MultiBinary" -> MultiBinary.of(message.shape(SHAPE));
      case "Text" ->
          Text.of(
              (int) message.integer(MIN_LENGTH, 0, Integer.MAX_VALUE),
              (int) message.integer(MAX_LENGTH, 0, Integer.MAX_VALUE),
              message.string(CHARSET));
      case "Tuple" ->
          Tuple.of(message.messagesOrEmpty(SPACES).stream().map(SpaceMessages::decode).toList());
      case "Dict" -> dict(message);
      default ->
          throw message.invalid(
              TYPE,
              "is '"
                  + type
                  + "'; allowed: Box, Discrete, MultiDiscrete, MultiBinary, Text, Tuple, Dict");
    };
  }

  private static Box box(Message message) {
    String name = message.string(DTYPE);
    DType dtype;
    try {
      dtype = DType.named(name);
    } catch (IllegalArgumentException e) {
      throw message.invalid(DTYPE, "is not allowed: " + e.getMessage());
    }
    int[] shape = message.shape(SHAPE);
    return Box.of(
        Bounds.decode(message.value(LOW), dtype, shape, LOW),
        Bounds.decode(message.value(HIGH), dtype, shape, HIGH),
        dtype,
        shape);
  }

  private static MultiDiscrete multiDiscrete(Message message) {
    int[] shape = message.shape(SHAPE);
    Object start = message.optionalValue(START).orElse(0L);
    return MultiDiscrete.of(
        Bounds.full(Bounds.decode(message.value(NVEC), DType.INT64, shape, NVEC), shape),
        Bounds.full(Bounds.decode(start, DType.INT64, shape, START), shape));
  }

  private static Dict dict(Message message) {
    Map<String, Space> spaces = new LinkedHashMap<>();
    for (Object item : message.list(SPACES)) {
      if (!(item instanceof List<?> pair)
          || pair.size() != 2
          || !(pair.get(0) instanceof String key)) {
        throw message.invalid(SPACES, "has to be a list of pairs of a key and a space");
      }
      spaces.put(key, decode(message.part(SPACES + "." + key, pair.get(1))));
    }
    return Dict.inOrder(spaces);
  }

  private static List<Object> shape(int[] shape) {
    List<Object> lengths = new ArrayList<>();
    for (int length : shape) {
      lengths.add(length);
    }
    return lengths;
  }
}
