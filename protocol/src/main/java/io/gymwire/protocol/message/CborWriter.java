package io.gymwire.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes one message as CBOR (RFC 8949) in preferred serialization, except that floating-point
 * numbers keep the width they have in Java.
 *
 * <p>Written by hand rather than over a streaming library because an array is then one copy of its
 * memory and a small message takes a tenth of a microsecond.
 */
final class CborWriter {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int LIST = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;

  private static final byte FALSE = (byte) 0xF4;
  private static final byte TRUE = (byte) 0xF5;
  private static final byte NULL = (byte) 0xF6;
  private static final byte FLOAT32 = (byte) 0xFA;
  private static final byte FLOAT64 = (byte) 0xFB;

  private static final int HEAD_BYTES = 9;
  private static final VarHandle SHORT_AT = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_AT = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_AT = view(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle ARRAY_DOUBLE_AT = view(double[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int position;

  private CborWriter(byte[] memory) {
    bytes = memory;
  }

  /** Returns {@code message} in bytes, in {@code memory} if that is large enough. */
  static ByteBuffer write(Map<String, ?> message, byte[] memory) {
    CborWriter writer = new CborWriter(memory);
    writer.map(message, 0);
    return ByteBuffer.wrap(writer.bytes, 0, writer.position);
  }

  /** Returns how much memory {@code message} is likely to need at most. */
  static int expectedBytes(Map<String, ?> message) {
    long expected = 512;
    for (Object value : message.values()) {
      if (value instanceof NdArray array) {
        expected += array.byteLength();
      } else if (value instanceof double[] doubles) {
        expected += 8L * doubles.length;
      }
    }
    return (int) Math.min(expected, Integer.MAX_VALUE / 2);
  }

  private void value(Object value, int depth) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Long number) {
      integer(number);
    } else if (value instanceof NdArray array) {
      array(array);
    } else if (value instanceof Double number) {
      float64(number);
    } else if (value instanceof Boolean flag) {
      reserve(1);
      bytes[position++] = flag ? TRUE : FALSE;
    } else if (value instanceof double[] doubles) {
      doubles(doubles);
    } else if (value instanceof boolean[] flags) {
      booleans(flags);
    } else if (value instanceof Map<?, ?> map) {
      map(map, Nesting.deeper(depth));
    } else if (value instanceof List<?> list) {
      list(list, Nesting.deeper(depth));
    } else if (value == null) {
      reserve(1);
      bytes[position++] = NULL;
    } else if (value instanceof byte[] string) {
      head(BYTES, string.length);
      raw(string);
    } else if (value instanceof Float number) {
      reserve(5);
      bytes[position] = FLOAT32;
      INT_AT.set(bytes, position + 1, Float.floatToRawIntBits(number));
      position += 5;
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      integer(((Number) value).longValue());
    } else if (value instanceof BigInteger number) {
      bigInteger(number);
    } else {
      throw Nesting.unsupported(value);
    }
  }

  private void map(Map<?, ?> map, int depth) {
    head(MAP, map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw Nesting.unsupportedKey(entry.getKey());
      }
      text(name);
      value(entry.getValue(), depth);
    }
  }

  private void list(List<?> list, int depth) {
    head(LIST, list.size());
    for (Object item : list) {
      value(item, depth);
    }
  }

  private void integer(long number) {
    if (number >= 0) {
      head(UNSIGNED, number);
    } else {
      head(NEGATIVE, ~number);
    }
  }

  private void bigInteger(BigInteger number) {
    boolean negative = number.signum() < 0;
    BigInteger magnitude = negative ? number.not() : number;
    if (magnitude.bitLength() <= Long.SIZE) {
      head(negative ? NEGATIVE : UNSIGNED, magnitude.longValue());
      return;
    }
    head(TAG, negative ? 3 : 2);
    byte[] twosComplement = magnitude.toByteArray();
    int sign = twosComplement[0] == 0 ? 1 : 0;
    head(BYTES, twosComplement.length - sign);
    raw(Arrays.copyOfRange(twosComplement, sign, twosComplement.length));
  }

  private void float64(double number) {
    reserve(9);
    bytes[position] = FLOAT64;
    LONG_AT.set(bytes, position + 1, Double.doubleToRawLongBits(number));
    position += 9;
  }

  private void text(String text) {
    int length = text.length();
    int start = position;
    head(TEXT, length);
    reserve(length);
    for (int i = 0; i < length; i++) {
      char character = text.charAt(i);
      if (character >= 0x80) {
        position = start;
        byte[] encoded = Texts.wellFormed(text).getBytes(UTF_8);
        head(TEXT, encoded.length);
        raw(encoded);
        return;
      }
      bytes[position + i] = (byte) character;
    }
    position += length;
  }

  private void array(NdArray array) {
    head(TAG, 40);
    head(LIST, 2);
    int rank = array.rank();
    head(LIST, rank);
    for (int axis = 0; axis < rank; axis++) {
      head(UNSIGNED, array.length(axis));
    }
    if (array.dtype() == DType.BOOL) {
      int size = array.size();
      head(LIST, size);
      reserve(size);
      for (int i = 0; i < size; i++) {
        bytes[position++] = array.getBoolean(i) ? TRUE : FALSE;
      }
      return;
    }
    head(TAG, TypedArrayTag.number(array.dtype()));
    int length = array.byteLength();
    head(BYTES, length);
    reserve(length);
    array.buffer().get(0, bytes, position, length);
    position += length;
  }

  private void doubles(double[] doubles) {
    head(TAG, 40);
    head(LIST, 2);
    head(LIST, 1);
    head(UNSIGNED, doubles.length);
    head(TAG, TypedArrayTag.number(DType.FLOAT64));
    head(BYTES, 8L * doubles.length);
    reserve(8L * doubles.length);
    for (double number : doubles) {
      ARRAY_DOUBLE_AT.set(bytes, position, number);
      position += 8;
    }
  }

  private void booleans(boolean[] flags) {
    head(TAG, 40);
    head(LIST, 2);
    head(LIST, 1);
    head(UNSIGNED, flags.length);
    head(LIST, flags.length);
    reserve(flags.length);
    for (boolean flag : flags) {
      bytes[position++] = flag ? TRUE : FALSE;
    }
  }

  private void raw(byte[] content) {
    reserve(content.length);
    System.arraycopy(content, 0, bytes, position, content.length);
    position += content.length;
  }

  private void head(int major, long argument) {
    reserve(HEAD_BYTES);
    int type = major << 5;
    if (argument >>> 32 != 0) {
      bytes[position] = (byte) (type | 27);
      LONG_AT.set(bytes, position + 1, argument);
      position += 9;
    } else if (argument < 24) {
      bytes[position++] = (byte) (type | argument);
    } else if (argument < 0x100) {
      bytes[position++] = (byte) (type | 24);
      bytes[position++] = (byte) argument;
    } else if (argument < 0x10000) {
      bytes[position] = (byte) (type | 25);
      SHORT_AT.set(bytes, position + 1, (short) argument);
      position += 3;
    } else {
      bytes[position] = (byte) (type | 26);
      INT_AT.set(bytes, position + 1, (int) argument);
      position += 5;
    }
  }

  private void reserve(long extra) {
    if (extra <= bytes.length - position) {
      return;
    }
    long needed = position + extra;
    if (needed > Integer.MAX_VALUE - 64) {
      throw new GymWireException(
          ErrorCode.MESSAGE_TOO_LARGE, "a message cannot be larger than 2 GiB");
    }
    long doubled = Math.min(2L * bytes.length, Integer.MAX_VALUE - 64);
    bytes = Arrays.copyOf(bytes, (int) Math.max(needed, doubled));
  }

  private static VarHandle view(Class<?> type, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(type, order);
  }
}
