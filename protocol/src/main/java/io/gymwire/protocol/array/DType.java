package io.gymwire.protocol.array;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The element type of an {@link NdArray}, under numpy's name. */
public enum DType {
  BOOL("bool", 1, Kind.BOOL),
  INT8("int8", 1, Kind.SIGNED),
  UINT8("uint8", 1, Kind.UNSIGNED),
  INT16("int16", 2, Kind.SIGNED),
  UINT16("uint16", 2, Kind.UNSIGNED),
  INT32("int32", 4, Kind.SIGNED),
  UINT32("uint32", 4, Kind.UNSIGNED),
  INT64("int64", 8, Kind.SIGNED),
  UINT64("uint64", 8, Kind.UNSIGNED),
  FLOAT32("float32", 4, Kind.FLOATING),
  FLOAT64("float64", 8, Kind.FLOATING);

  private enum Kind {
    BOOL,
    SIGNED,
    UNSIGNED,
    FLOATING
  }

  private final String numpyName;
  private final int byteSize;
  private final Kind kind;

  DType(String numpyName, int byteSize, Kind kind) {
    this.numpyName = numpyName;
    this.byteSize = byteSize;
    this.kind = kind;
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
    return kind == Kind.FLOATING;
  }

  /** Returns whether elements are signed integers. */
  public boolean isSigned() {
    return kind == Kind.SIGNED;
  }

  /**
   * Returns the smallest integer of this type.
   *
   * @throws IllegalArgumentException if it is a floating type
   */
  public long minimum() {
    return switch (kind) {
      case BOOL, UNSIGNED -> 0;
      case SIGNED -> -1L << (bits() - 1);
      case FLOATING -> throw new IllegalArgumentException(this + " has no smallest integer");
    };
  }

  /**
   * Returns the greatest integer of this type; that of uint64 as its bits, -1.
   *
   * @throws IllegalArgumentException if it is a floating type
   */
  public long maximum() {
    return switch (kind) {
      case BOOL -> 1;
      case UNSIGNED -> -1L >>> (Long.SIZE - bits());
      case SIGNED -> -1L >>> (Long.SIZE - bits() + 1);
      case FLOATING -> throw new IllegalArgumentException(this + " has no greatest integer");
    };
  }

  /**
   * Returns whether {@code value} is an element of this type, or near one if the type is floating.
   */
  public boolean holds(long value) {
    return switch (kind) {
      case FLOATING -> true;
      case BOOL, SIGNED -> value >= minimum() && value <= maximum();
      case UNSIGNED -> value >= 0 && (this == UINT64 || value <= maximum());
    };
  }

  /** Returns in words which numbers are elements of this type. */
  public String allowedNumbers() {
    return switch (kind) {
      case BOOL -> "true or false";
      case SIGNED -> "an integer from %d to %d (%s)".formatted(minimum(), maximum(), this);
      case UNSIGNED ->
          "an integer from 0 to %s (%s)".formatted(Long.toUnsignedString(maximum()), this);
      case FLOATING -> "a number within the range of " + this;
    };
  }

  private int bits() {
    return byteSize * Byte.SIZE;
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
