package io.gymwire.envserver.vector;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.Arrays;
import java.util.Optional;

/** Says in an author's terms what an environment had to return in place of what it did return. */
final class Expected {
  private static final int PICTURE_RANK = 3;
  private static final int CHANNELS = 3;

  private Expected() {}

  /** Returns {@code value}, of the method {@code method}, unless it is null. */
  static <T> T nonNull(T value, String method) {
    if (value == null) {
      throw failed(method + " returned null", null);
    }
    return value;
  }

  /** Returns the failure of an environment whose {@code observation} its space does not take. */
  static GymWireException observation(Space space, Object observation, RuntimeException cause) {
    return failed(
        "the observation is %s; expected: %s for %s"
            .formatted(described(observation), javaType(space), space),
        cause);
  }

  /** Returns {@code picture} if it is uint8 of shape (height, width, 3), or none at all. */
  static Optional<NdArray> picture(Optional<NdArray> picture) {
    NdArray array = nonNull(picture, "render").orElse(null);
    if (array != null
        && (array.dtype() != DType.UINT8
            || array.rank() != PICTURE_RANK
            || array.length(2) != CHANNELS)) {
      throw failed(
          "render returned %s; expected: an NdArray of dtype uint8 and shape [height, width, 3]"
              .formatted(described(array)),
          null);
    }
    return picture;
  }

  private static String described(Object value) {
    if (value instanceof NdArray array) {
      return "an NdArray of dtype %s and shape %s"
          .formatted(array.dtype(), Arrays.toString(array.shape()));
    }
    return value == null ? "null" : "of type " + value.getClass().getName();
  }

  private static String javaType(Space space) {
    if (space instanceof Discrete) {
      return "a Long";
    }
    if (space instanceof Text) {
      return "a String";
    }
    if (space instanceof Tuple) {
      return "a List";
    }
    return space instanceof Dict ? "a Map" : "an NdArray";
  }

  private static GymWireException failed(String message, Throwable cause) {
    return new GymWireException(ErrorCode.ENVIRONMENT_FAILED, message, cause);
  }
}
