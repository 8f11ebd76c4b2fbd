package io.gymwire.protocol.array;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The element type of an {@link NdArray}, under numpy's name. */
public enum DType {
  BOOL("bool", 1),
  INT8("int8", 1),
  UINT8("uint8", 1),
  INT16("int16", 2),
  UINT16("uint16", 2),
  INT32("int32", 4),
  UINT32("uint32", 4),
  INT64("int64", 8),
  UINT64("uint64", 8),
  FLOAT32("float32", 4),
  FLOAT64("float64", 8);

  private final String numpyName;
  private final int byteSize;

  DType(String numpyName, int byteSize) {
    this.numpyName = numpyName;
    this.byteSize = byteSize;
  }

  /** Returns numpy's name of this type, such as {@code float32}. */
  public String numpyName() {
    return numpyName;
  }

  /** Returns the bytes that one element takes. */
  public int byteSize() {
    return byteSize;
  }

  /** Returns whether elements are binary floating-point numbers. */
  public boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /**
   * Returns the type with numpy's name {@code name}.
   *
   * @throws IllegalArgumentException if there is no such type; the message lists those there are
   */
  public static DType named(String name) {
    for (DType dtype : values()) {
      if (dtype.numpyName.equals(name)) {
        return dtype;
      }
    }
    throw new IllegalArgumentException(
        "unknown dtype '"
            + name
            + "'; allowed: "
            + Arrays.stream(values()).map(DType::numpyName).collect(Collectors.joining(", ")));
  }

  @Override
  public String toString() {
    return numpyName;
  }
}
