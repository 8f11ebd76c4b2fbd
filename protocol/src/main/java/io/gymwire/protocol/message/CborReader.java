package io.gymwire.protocol.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one message from CBOR (RFC 8949) that may come from anyone: nothing is allocated that the
 * bytes at hand do not account for, and whatever is no message is refused with the place where it
 * went wrong.
 *
 * <p>Typed arrays (RFC 8746) become views of the message's bytes, unless they are big-endian or of
 * half-precision floats, which are converted.
 */
final class CborReader {
  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xFF;
  private static final int FALSE = 0xF4;
  private static final int MAX_BIGNUM_BYTES = 256;

  /**
   * Room is made for so many items on the word of a length; nested lists could each claim the rest
   * of the message.
   */
  private static final int TRUSTED_LENGTH = 1024;

  private static final int ROW_MAJOR = 40;
  private static final int HOMOGENEOUS = 41;
  private static final int SELF_DESCRIBED = 55799;

  private static final VarHandle SHORT_AT = view(short[].class);
  private static final VarHandle INT_AT = view(int[].class);
  private static final VarHandle LONG_AT = view(long[].class);

  private final byte[] bytes;
  private final int start;
  private final int end;
  private final ItemCount items;
  private int position;

  CborReader(byte[] bytes, int start, int end, int maxItems) {
    this.bytes = bytes;
    this.start = start;
    this.position = start;
    this.end = end;
    this.items = new ItemCount(maxItems);
  }

  /** Returns the one message that the bytes are. */
  @SuppressWarnings("unchecked")
  Map<String, Object> message() {
    Object value = value(0);
    if (!(value instanceof Map<?, ?> message)) {
      throw malformed("a message is a map");
    }
    if (position != end) {
      throw malformed((end - position) + " bytes follow the message");
    }
    return (Map<String, Object>) message;
  }

  private Object value(int depth) {
    int initial = nextByte();
    int info = initial & 0x1F;
    return switch (initial >>> 5) {
      case 0 -> unsigned(argument(info));
      case 1 -> negative(argument(info));
      case 2 -> byteString(info);
      case 3 -> text(info);
      case 4 -> list(info, deeper(depth));
      case 5 -> map(info, deeper(depth));
      case 6 -> tagged(argument(info), depth);
      default -> simple(info);
    };
  }

  private static Object unsigned(long argument) {
    return argument >= 0 ? (Object) argument : new BigInteger(Long.toUnsignedString(argument));
  }

  private static Object negative(long argument) {
    return argument >= 0
        ? (Object) ~argument
        : new BigInteger(Long.toUnsignedString(argument)).not();
  }

  private Object simple(int info) {
    return switch (info) {
      case 20 -> false;
      case 21 -> true;
      case 22, 23 -> null;
      case 25 -> (double) HalfFloat.toFloat((short) argument(info));
      case 26 -> (double) Float.intBitsToFloat((int) argument(info));
      case 27 -> Double.longBitsToDouble(argument(info));
      case INDEFINITE -> throw malformed("a break outside an item of indefinite length");
      default -> throw malformed("simple value " + info + " has no meaning here");
    };
  }

  private String text(int info) {
    if (info == INDEFINITE) {
      StringBuilder text = new StringBuilder();
      while (!atBreak()) {
        text.append(text(chunkInfo(3)));
      }
      return text.toString();
    }
    int length = length(info);
    int from = position;
    position += length;
    for (int i = from; i < position; i++) {
      if (bytes[i] < 0) {
        return utf8(from, length);
      }
    }
    return new String(bytes, from, length, ISO_8859_1);
  }

  private String utf8(int from, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("a text string is not UTF-8");
    }
  }

  private byte[] byteString(int info) {
    ByteBuffer content = content(info);
    byte[] copy = new byte[content.remaining()];
    content.get(copy);
    return copy;
  }

  private ByteBuffer content(int info) {
    if (info != INDEFINITE) {
      int length = length(info);
      ByteBuffer view = ByteBuffer.wrap(bytes, position, length);
      position += length;
      return view;
    }
    List<ByteBuffer> chunks = new ArrayList<>();
    int total = 0;
    while (!atBreak()) {
      ByteBuffer chunk = content(chunkInfo(2));
      total += chunk.remaining();
      chunks.add(chunk);
    }
    ByteBuffer whole = ByteBuffer.allocate(total);
    chunks.forEach(whole::put);
    return whole.flip();
  }

  private int chunkInfo(int major) {
    int initial = nextByte();
    if (initial >>> 5 != major || (initial & 0x1F) == INDEFINITE) {
      throw malformed(
          "a string of indefinite length has a part that is no string of definite length");
    }
    return initial & 0x1F;
  }

  private List<Object> list(int info, int depth) {
    if (info == INDEFINITE) {
      List<Object> list = new ArrayList<>();
      while (!atBreak()) {
        items.add();
        list.add(value(depth));
      }
      return list;
    }
    int length = length(info);
    if (length == 0) {
      return List.of();
    }
    List<Object> list = new ArrayList<>(Math.min(length, TRUSTED_LENGTH));
    for (int i = 0; i < length; i++) {
      items.add();
      list.add(value(depth));
    }
    return list;
  }

  private Map<String, Object> map(int info, int depth) {
    if (info == INDEFINITE) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (!atBreak()) {
        entry(map, depth);
      }
      return map;
    }
    int length = length(info);
    if (length == 0) {
      return Map.of();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      entry(map, depth);
    }
    return map;
  }

  private void entry(Map<String, Object> map, int depth) {
    items.add();
    int initial = nextByte();
    if (initial >>> 5 != 3) {
      throw malformed("the keys of a map are text strings");
    }
    String name = text(initial & 0x1F);
    int before = map.size();
    map.put(name, value(depth));
    if (map.size() == before) {
      throw malformed("the key '" + name + "' occurs twice in a map");
    }
  }

  private Object tagged(long tag, int depth) {
    if (TypedArrayTag.isTypedArray(tag)) {
      return typedArray((int) tag);
    }
    if (tag == ROW_MAJOR) {
      return shapedArray(deeper(depth));
    }
    if (tag == 2 || tag == 3) {
      return bignum(tag == 3);
    }
    if (tag == HOMOGENEOUS) {
      int initial = nextByte();
      if (initial >>> 5 != 4) {
        throw malformed("tag 41 (homogeneous array) is not on an array");
      }
      return list(initial & 0x1F, deeper(depth));
    }
    if (tag == SELF_DESCRIBED) {
      return value(deeper(depth));
    }
    throw malformed(
        "tag "
            + Long.toUnsignedString(tag)
            + " is not understood; allowed: 2, 3 (bignum), 40, 41, 64 to 87 (arrays), 55799");
  }

  private Object bignum(boolean negative) {
    int initial = nextByte();
    if (initial >>> 5 != 2) {
      throw malformed("a bignum tag is not on a byte string");
    }
    byte[] magnitude = byteString(initial & 0x1F);
    if (magnitude.length > MAX_BIGNUM_BYTES) {
      throw malformed("a bignum has more than " + MAX_BIGNUM_BYTES + " bytes");
    }
    BigInteger number = new BigInteger(1, magnitude);
    BigInteger signed = negative ? number.not() : number;
    return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
  }

  private NdArray typedArray(int number) {
    TypedArrayTag tag = TypedArrayTag.of(number);
    if (tag == null) {
      throw malformed("typed arrays of tag " + number + " are not understood");
    }
    int initial = nextByte();
    if (initial >>> 5 != 2) {
      throw malformed("typed-array tag " + number + " is not on a byte string");
    }
    ByteBuffer content = content(initial & 0x1F);
    int length = content.remaining();
    if (length % tag.byteSize() != 0) {
      throw malformed(
          "a typed array of tag %d has %d bytes, which is no multiple of %d"
              .formatted(number, length, tag.byteSize()));
    }
    return NdArray.wrap(tag.dtype(), littleEndian(content, tag), length / tag.byteSize());
  }

  private static ByteBuffer littleEndian(ByteBuffer content, TypedArrayTag tag) {
    if (tag.byteSize() != tag.dtype().byteSize()) {
      return HalfFloat.toFloats(content, tag.bigEndian());
    }
    if (!tag.bigEndian()) {
      return content;
    }
    int size = tag.byteSize();
    ByteBuffer swapped = ByteBuffer.allocate(content.remaining());
    for (int i = content.position(); i < content.limit(); i += size) {
      for (int k = size - 1; k >= 0; k--) {
        swapped.put(content.get(i + k));
      }
    }
    return swapped.flip();
  }

  private NdArray shapedArray(int depth) {
    int initial = nextByte();
    int info = initial & 0x1F;
    if (initial >>> 5 != 4 || (info != INDEFINITE && argument(info) != 2)) {
      throw malformed("tag 40 (array with a shape) is not on an array of two items");
    }
    int[] shape = shape(depth);
    NdArray flat = flat(depth);
    if (info == INDEFINITE && !atBreak()) {
      throw malformed("tag 40 (array with a shape) is not on an array of two items");
    }
    if (size(shape) != flat.size()) {
      throw malformed(
          "an array has " + flat.size() + " elements, which its shape does not multiply to");
    }
    return flat.reshape(shape);
  }

  private long size(int[] shape) {
    long size = 1;
    boolean empty = false;
    for (int length : shape) {
      empty |= length == 0;
      size *= Math.max(length, 1);
      if (size > Integer.MAX_VALUE) {
        throw malformed("an array has more than 2^31 - 1 elements");
      }
    }
    return empty ? 0 : size;
  }

  private int[] shape(int depth) {
    int initial = nextByte();
    if (initial >>> 5 != 4) {
      throw malformed("the shape of an array is an array of lengths");
    }
    List<Object> lengths = list(initial & 0x1F, deeper(depth));
    if (lengths.size() > Nesting.MAX_DEPTH / 2) {
      throw malformed("an array has more than " + Nesting.MAX_DEPTH / 2 + " axes");
    }
    int[] shape = new int[lengths.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      if (!(lengths.get(axis) instanceof Long length) || length < 0 || length > Integer.MAX_VALUE) {
        throw malformed("the lengths of an array are integers from 0 to 2^31 - 1");
      }
      shape[axis] = (int) (long) length;
    }
    return shape;
  }

  private NdArray flat(int depth) {
    int before = position;
    Optional<NdArray> flags = flags();
    if (flags.isPresent()) {
      return flags.get();
    }
    position = before;
    Object elements = value(depth);
    if (elements instanceof NdArray array && array.rank() == 1) {
      return array;
    }
    if (elements instanceof List<?> list) {
      return FlatLists.toArray(list)
          .orElseThrow(
              () -> malformed("the elements of an array are numbers or booleans, of one kind"));
    }
    throw malformed("the elements of an array are a typed array or a list");
  }

  /**
   * Returns a list of only booleans, of which every step has two, without an object for each; empty
   * if it is another item, or malformed.
   */
  private Optional<NdArray> flags() {
    int initial = nextByte();
    int info = initial & 0x1F;
    if (initial >>> 5 != 4 || info == INDEFINITE) {
      return Optional.empty();
    }
    int length = length(info);
    byte[] flags = new byte[length];
    for (int i = 0; i < length; i++) {
      int flag = (bytes[position + i] & 0xFF) - FALSE;
      if (flag != 0 && flag != 1) {
        return Optional.empty();
      }
      flags[i] = (byte) flag;
    }
    position += length;
    return Optional.of(NdArray.wrap(DType.BOOL, ByteBuffer.wrap(flags), length));
  }

  private int length(int info) {
    long length = argument(info);
    if (length < 0 || length > end - position) {
      throw malformed(
          "an item declares a length of "
              + Long.toUnsignedString(length)
              + ", but only "
              + (end - position)
              + " bytes follow");
    }
    return (int) length;
  }

  private long argument(int info) {
    if (info < 24) {
      return info;
    }
    return switch (info) {
      case 24 -> bytes[skip(1)] & 0xFF;
      case 25 -> (short) SHORT_AT.get(bytes, skip(2)) & 0xFFFF;
      case 26 -> (int) INT_AT.get(bytes, skip(4)) & 0xFFFF_FFFFL;
      case 27 -> (long) LONG_AT.get(bytes, skip(8));
      default -> throw malformed("additional information " + info + " is not allowed here");
    };
  }

  /** Moves past {@code count} bytes and returns where they begin. */
  private int skip(int count) {
    require(count);
    int from = position;
    position += count;
    return from;
  }

  private boolean atBreak() {
    require(1);
    if ((bytes[position] & 0xFF) != BREAK) {
      return false;
    }
    position++;
    return true;
  }

  private int nextByte() {
    require(1);
    return bytes[position++] & 0xFF;
  }

  private void require(int count) {
    if (end - position < count) {
      throw malformed("the message ends in the middle of an item");
    }
  }

  private int deeper(int depth) {
    if (depth >= Nesting.MAX_DEPTH) {
      throw malformed("items are nested more than " + Nesting.MAX_DEPTH + " deep");
    }
    return depth + 1;
  }

  private GymWireException malformed(String reason) {
    return new GymWireException(
        ErrorCode.MALFORMED_MESSAGE,
        "not a CBOR message: " + reason + " (at byte " + (position - start) + ")");
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }
}
