package io.gymwire.envserver.session;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of a session's last reset or step, kept for the client that has to ask again.
 *
 * <p>The reply's arrays are the environments' own, which is safe as long as nothing but the next
 * reset or step changes them.
 *
 * @param reply what it returned; empty if it failed
 * @param failure how it failed
 */
record Outcome(Map<String, Object> reply, Optional<GymWireException> failure) {
  static Outcome of(Map<String, Object> reply) {
    return new Outcome(reply, Optional.empty());
  }

  static Outcome of(GymWireException failure) {
    return new Outcome(Map.of(), Optional.of(failure));
  }

  /** Returns the encoded reply again, or throws the failure again. */
  ByteBuffer replay(Function<Map<String, Object>, ByteBuffer> encoder) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return encoder.apply(reply);
  }

  /** Returns the same outcome with arrays of its own. */
  Outcome detached() {
    return new Outcome(copyOfMap(reply), failure);
  }

  private static Map<String, Object> copyOfMap(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, copyOf(value)));
    return copy;
  }

  private static Object copyOf(Object value) {
    if (value instanceof NdArray array) {
      return array.copy();
    }
    if (value instanceof Map<?, ?> map) {
      return copyOfMap(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(copyOf(item)));
      return copy;
    }
    if (value instanceof double[] numbers) {
      return numbers.clone();
    }
    if (value instanceof boolean[] flags) {
      return flags.clone();
    }
    return value;
  }
}
