package io.gymwire.protocol.gymnasium;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Spaces and their members as {@code spaces.py} writes them. */
final class Written {
  private Written() {}

  static String member(Object value) {
    if (value instanceof NdArray array) {
      return array(array);
    }
    if (value instanceof List<?> items) {
      return items.stream().map(Written::member).collect(Collectors.joining(",", "(", ")"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + member(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value.toString();
  }

  static String space(Space space) {
    if (space instanceof Box box) {
      return "Box " + array(box.low()) + " " + array(box.high());
    }
    if (space instanceof Discrete discrete) {
      return "Discrete " + discrete.n() + " " + discrete.start();
    }
    if (space instanceof MultiDiscrete discrete) {
      return "MultiDiscrete " + array(discrete.nvec()) + " " + array(discrete.start());
    }
    if (space instanceof MultiBinary binary) {
      return "MultiBinary " + Arrays.toString(binary.shape());
    }
    if (space instanceof Text text) {
      return "Text " + text.minLength() + " " + text.maxLength() + " " + text.charset();
    }
    if (space instanceof Tuple tuple) {
      return tuple.spaces().stream()
          .map(Written::space)
          .collect(Collectors.joining(",", "Tuple(", ")"));
    }
    return ((Dict) space)
        .spaces().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + space(entry.getValue()))
            .collect(Collectors.joining(",", "Dict(", ")"));
  }

  private static String array(NdArray array) {
    byte[] bytes = new byte[array.byteLength()];
    array.buffer().get(0, bytes);
    return array.dtype() + Arrays.toString(array.shape()) + HexFormat.of().formatHex(bytes);
  }
}
