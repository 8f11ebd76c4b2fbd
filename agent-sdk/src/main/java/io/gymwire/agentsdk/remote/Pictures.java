package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import java.util.List;

/**
 * Reads pictures off the wire: uint8 of shape (height, width, 3), in JSON nested lists of that
 * shape.
 */
final class Pictures {
  private static final int CHANNELS = 3;

  private Pictures() {}

  /** Returns {@code value}, as a codec read it, in memory of its own. */
  static NdArray read(Object value) {
    if (value instanceof NdArray array) {
      return array.copy();
    }
    if (value instanceof List<?> rows
        && !rows.isEmpty()
        && rows.get(0) instanceof List<?> columns
        && !columns.isEmpty()) {
      Box space = Box.of(0, 255, DType.UINT8, rows.size(), columns.size(), CHANNELS);
      return space.decode(value, "render");
    }
    throw new GymWireException(
        ErrorCode.INVALID_VALUE, "render", "a picture has the shape (height, width, 3)");
  }
}
