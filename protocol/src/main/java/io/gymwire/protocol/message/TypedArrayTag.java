package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;

/**
 * A typed-array tag of RFC 8746, section 2: what the bytes of a tagged byte string are.
 *
 * @param dtype the type they are read as
 * @param byteSize the bytes that one element takes on the wire
 * @param bigEndian whether an element's most significant byte comes first
 */
record TypedArrayTag(DType dtype, int byteSize, boolean bigEndian) {
  static final int FIRST = 64;
  static final int LAST = 87;

  private static final TypedArrayTag[] TAGS = new TypedArrayTag[LAST - FIRST + 1];

  static {
    put(64, DType.UINT8, false);
    put(65, DType.UINT16, true);
    put(66, DType.UINT32, true);
    put(67, DType.UINT64, true);
    put(68, DType.UINT8, false);
    put(69, DType.UINT16, false);
    put(70, DType.UINT32, false);
    put(71, DType.UINT64, false);
    put(72, DType.INT8, false);
    put(73, DType.INT16, true);
    put(74, DType.INT32, true);
    put(75, DType.INT64, true);
    put(77, DType.INT16, false);
    put(78, DType.INT32, false);
    put(79, DType.INT64, false);
    TAGS[80 - FIRST] = new TypedArrayTag(DType.FLOAT32, 2, true);
    put(81, DType.FLOAT32, true);
    put(82, DType.FLOAT64, true);
    TAGS[84 - FIRST] = new TypedArrayTag(DType.FLOAT32, 2, false);
    put(85, DType.FLOAT32, false);
    put(86, DType.FLOAT64, false);
  }

  /** Returns whether RFC 8746 gives {@code tag} to typed arrays, readable here or not. */
  static boolean isTypedArray(long tag) {
    return tag >= FIRST && tag <= LAST;
  }

  /** Returns the meaning of {@code tag}, or null for the reserved one and for 128-bit floats. */
  static TypedArrayTag of(int tag) {
    return TAGS[tag - FIRST];
  }

  /**
   * Returns the tag that {@code dtype} is written under: little-endian, as numpy and libtorch hold
   * it.
   */
  static int number(DType dtype) {
    return switch (dtype) {
      case UINT8 -> 64;
      case UINT16 -> 69;
      case UINT32 -> 70;
      case UINT64 -> 71;
      case INT8 -> 72;
      case INT16 -> 77;
      case INT32 -> 78;
      case INT64 -> 79;
      case FLOAT32 -> 85;
      case FLOAT64 -> 86;
      case BOOL -> throw new IllegalArgumentException("there is no typed array of booleans");
    };
  }

  private static void put(int tag, DType dtype, boolean bigEndian) {
    TAGS[tag - FIRST] = new TypedArrayTag(dtype, dtype.byteSize(), bigEndian);
  }
}
