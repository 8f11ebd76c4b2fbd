package io.gymwire.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8949, appendix A, and of RFC 8746, byte for byte. */
class CborExamplesTest {
  /** The map {"v": ...}, of which the examples are the value. */
  private static final String KEY = "a16176";

  @ParameterizedTest
  @MethodSource({"written", "readOnly"})
  void theExamplesAreRead(String hex, Object value) {
    assertThat(decode(KEY + hex)).isEqualTo(Collections.singletonMap("v", value));
  }

  @ParameterizedTest
  @MethodSource("written")
  void theExamplesAreWritten(String hex, Object value) {
    ByteBuffer bytes = Codec.CBOR.encode(Collections.singletonMap("v", value));
    assertThat(hex(bytes)).isEqualTo(KEY + hex);
  }

  static Stream<Arguments> written() {
    return Stream.of(
        Arguments.of("00", 0L),
        Arguments.of("01", 1L),
        Arguments.of("0a", 10L),
        Arguments.of("17", 23L),
        Arguments.of("1818", 24L),
        Arguments.of("1819", 25L),
        Arguments.of("1864", 100L),
        Arguments.of("1903e8", 1000L),
        Arguments.of("1a000f4240", 1000000L),
        Arguments.of("1b000000e8d4a51000", 1000000000000L),
        Arguments.of("1bffffffffffffffff", new BigInteger("18446744073709551615")),
        Arguments.of("c249010000000000000000", new BigInteger("18446744073709551616")),
        Arguments.of("3bffffffffffffffff", new BigInteger("-18446744073709551616")),
        Arguments.of("c349010000000000000000", new BigInteger("-18446744073709551617")),
        Arguments.of("20", -1L),
        Arguments.of("29", -10L),
        Arguments.of("3863", -100L),
        Arguments.of("3903e7", -1000L),
        Arguments.of("fb3ff199999999999a", 1.1),
        Arguments.of("fb7e37e43c8800759c", 1e300),
        Arguments.of("fbc010666666666666", -4.1),
        Arguments.of("fb7ff0000000000000", Double.POSITIVE_INFINITY),
        Arguments.of("fb7ff8000000000000", Double.NaN),
        Arguments.of("fbfff0000000000000", Double.NEGATIVE_INFINITY),
        Arguments.of("f4", false),
        Arguments.of("f5", true),
        Arguments.of("f6", null),
        Arguments.of("60", ""),
        Arguments.of("6161", "a"),
        Arguments.of("6449455446", "IETF"),
        Arguments.of("62225c", "\"\\"),
        Arguments.of("62c3bc", "\u00fc"),
        Arguments.of("63e6b0b4", "\u6c34"),
        Arguments.of("64f0908591", "\ud800\udd51"),
        Arguments.of("80", List.of()),
        Arguments.of("83010203", List.of(1L, 2L, 3L)),
        Arguments.of("8301820203820405", List.of(1L, List.of(2L, 3L), List.of(4L, 5L))),
        Arguments.of("a0", Map.of()),
        Arguments.of("826161a161626163", List.of("a", Map.of("b", "c"))));
  }

  static Stream<Arguments> readOnly() {
    return Stream.of(
        Arguments.of("f90000", 0.0),
        Arguments.of("f98000", -0.0),
        Arguments.of("f93c00", 1.0),
        Arguments.of("f93e00", 1.5),
        Arguments.of("f97bff", 65504.0),
        Arguments.of("fa47c35000", 100000.0),
        Arguments.of("fa7f7fffff", (double) Float.MAX_VALUE),
        Arguments.of("f90001", 0x1p-24),
        Arguments.of("f90400", 0x1p-14),
        Arguments.of("f9c400", -4.0),
        Arguments.of("f97c00", Double.POSITIVE_INFINITY),
        Arguments.of("f97e00", Double.NaN),
        Arguments.of("f9fc00", Double.NEGATIVE_INFINITY),
        Arguments.of("fa7f800000", Double.POSITIVE_INFINITY),
        Arguments.of("f7", null),
        Arguments.of("c24101", 1L),
        Arguments.of("c240", 0L),
        Arguments.of("c348ffffffffffffffff", new BigInteger("-18446744073709551616")),
        Arguments.of("7f657374726561646d696e67ff", "streaming"),
        Arguments.of("9fff", List.of()),
        Arguments.of("9f018202039f0405ffff", List.of(1L, List.of(2L, 3L), List.of(4L, 5L))),
        Arguments.of("83018202039f0405ff", List.of(1L, List.of(2L, 3L), List.of(4L, 5L))),
        Arguments.of("bf61610161629f0203ffff", Map.of("a", 1L, "b", List.of(2L, 3L))),
        Arguments.of("bf6346756ef563416d7421ff", Map.of("Fun", true, "Amt", -2L)),
        Arguments.of("d9d9f78101", List.of(1L)));
  }

  @Test
  void byteStringsAreRead() {
    assertThat((byte[]) decode(KEY + "4401020304").get("v")).containsExactly(1, 2, 3, 4);
    assertThat((byte[]) decode(KEY + "5f42010243030405ff").get("v")).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void multiDimensionalArrayOfRfc8746() {
    NdArray array = (NdArray) decode(KEY + "d82882820203d8414c000200040008000400100100").get("v");

    assertThat(array.dtype()).isEqualTo(DType.UINT16);
    assertThat(array.toNestedList())
        .isEqualTo(List.of(List.of(2L, 4L, 8L), List.of(4L, 16L, 256L)));
  }

  @Test
  void multiDimensionalArrayOverAClassicalOneOfRfc8746() {
    NdArray array = (NdArray) decode(KEY + "d82882820203860204080410190100").get("v");

    assertThat(array.dtype()).isEqualTo(DType.INT64);
    assertThat(array.toNestedList())
        .isEqualTo(List.of(List.of(2L, 4L, 8L), List.of(4L, 16L, 256L)));
  }

  @Test
  void homogeneousArrayOfRfc8746() {
    assertThat(decode(KEY + "d82982f5f4").get("v")).isEqualTo(List.of(true, false));
  }

  @ParameterizedTest
  @MethodSource("typedArrays")
  void typedArraysOfEveryKindAreRead(String hex, DType dtype, List<Object> elements) {
    NdArray array = (NdArray) decode(KEY + hex).get("v");

    assertThat(array.dtype()).isEqualTo(dtype);
    assertThat(array.toNestedList()).isEqualTo(elements);
  }

  /** Tag numbers of RFC 8746, table 1, with bytes worked out by hand. */
  static Stream<Arguments> typedArrays() {
    return Stream.of(
        Arguments.of("d8404201ff", DType.UINT8, List.of(1L, 255L)),
        Arguments.of("d8414401020304", DType.UINT16, List.of(0x102L, 0x304L)),
        Arguments.of("d84244fffefdfc", DType.UINT32, List.of(0xFFFEFDFCL)),
        Arguments.of(
            "d84348ffffffffffffffff",
            DType.UINT64,
            List.of(new BigInteger("18446744073709551615"))),
        Arguments.of("d8444201ff", DType.UINT8, List.of(1L, 255L)),
        Arguments.of("d8454401020304", DType.UINT16, List.of(0x201L, 0x403L)),
        Arguments.of("d84644fffefdfc", DType.UINT32, List.of(0xFCFDFEFFL)),
        Arguments.of(
            "d847480100000000000080", DType.UINT64, List.of(new BigInteger("9223372036854775809"))),
        Arguments.of("d8484201ff", DType.INT8, List.of(1L, -1L)),
        Arguments.of("d84944fffe0001", DType.INT16, List.of(-2L, 1L)),
        Arguments.of("d84a44fffffffe", DType.INT32, List.of(-2L)),
        Arguments.of("d84b48fffffffffffffffe", DType.INT64, List.of(-2L)),
        Arguments.of("d84d44feff0100", DType.INT16, List.of(-2L, 1L)),
        Arguments.of("d84e44feffffff", DType.INT32, List.of(-2L)),
        Arguments.of("d84f48feffffffffffffff", DType.INT64, List.of(-2L)),
        Arguments.of("d850443c00c000", DType.FLOAT32, List.of(1.0f, -2.0f)),
        Arguments.of("d851443f800000", DType.FLOAT32, List.of(1.0f)),
        Arguments.of("d852483ff0000000000000", DType.FLOAT64, List.of(1.0)),
        Arguments.of("d85444003c00c0", DType.FLOAT32, List.of(1.0f, -2.0f)),
        Arguments.of("d855440000803f", DType.FLOAT32, List.of(1.0f)),
        Arguments.of("d85648000000000000f03f", DType.FLOAT64, List.of(1.0)),
        Arguments.of("d8555f4200004200c0ff", DType.FLOAT32, List.of(-2.0f)),
        Arguments.of("d85540", DType.FLOAT32, List.of()));
  }

  @Test
  void anArrayIsWrittenWithItsShapeOverLittleEndianBytes() {
    NdArray array = NdArray.ofFloats(1, -2, 0.5f, 3).reshape(2, 2);

    ByteBuffer bytes = Codec.CBOR.encode(Map.of("v", array));

    assertThat(hex(bytes))
        .isEqualTo(KEY + "d82882820202d85550" + "0000803f000000c00000003f00004040");
  }

  @Test
  void booleansAreWrittenAsAnArrayWithAShape() {
    assertThat(hex(Codec.CBOR.encode(Map.of("v", new boolean[] {true, false}))))
        .isEqualTo(KEY + "d828828102" + "82f5f4");
    assertThat(hex(Codec.CBOR.encode(Map.of("v", NdArray.ofBooleans(true, false)))))
        .isEqualTo(KEY + "d828828102" + "82f5f4");
  }

  @Test
  void arraysAreReadWhereTheyLie() {
    byte[] message = HexFormat.of().parseHex(KEY + "d8554400008040");
    NdArray array = (NdArray) Codec.CBOR.decode(ByteBuffer.wrap(message)).get("v");

    message[message.length - 1] = (byte) 0xC0;

    assertThat(array.getFloat(0)).isEqualTo(-4f);
  }

  @Test
  void aMessageIsReadBetweenPositionAndLimitOfAnyBuffer() {
    byte[] padded = HexFormat.of().parseHex("ffff" + KEY + "01" + "ffff");
    ByteBuffer direct = ByteBuffer.allocateDirect(padded.length).put(padded);

    for (ByteBuffer buffer :
        List.of(ByteBuffer.wrap(padded), ByteBuffer.wrap(padded).asReadOnlyBuffer(), direct)) {
      buffer.position(2).limit(6);
      assertThat(Codec.CBOR.decode(buffer)).isEqualTo(Map.of("v", 1L));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "01", // no map
        "a1", // ends within the map
        "a16176", // ends before a value
        "a1617601" + "00", // followed by something
        "a1617601" + "f6",
        KEY + "1c", // reserved additional information
        KEY + "1f",
        KEY + "3f",
        KEY + "df",
        KEY + "fc",
        KEY + "ff", // break without a beginning
        KEY + "e0", // unassigned simple values
        KEY + "f0",
        KEY + "f820",
        KEY + "1a0000", // a cut argument
        KEY + "62c328", // invalid UTF-8
        KEY + "62c080", // overlong
        KEY + "63eda080", // a surrogate
        KEY + "7f6161", // no break
        KEY + "7f4161ff", // a part of another type
        KEY + "7f7f6161ffff", // an indefinite part
        KEY + "5b7fffffffffffffff", // a length beyond the message
        KEY + "5bffffffffffffffff",
        KEY + "7a7fffffff61",
        KEY + "9b00000000ffffffff",
        KEY + "9bffffffffffffffff",
        KEY + "bb7fffffffffffffff",
        KEY + "9f01", // no break
        KEY + "bf6161ff", // a key without a value
        KEY + "a10102", // a key that is no text
        KEY + "a2616101616102", // a key twice
        "a2617601617602",
        "a26176f66176f6",
        KEY + "c074323031332d30332d32315432303a30343a30305a", // a tag that has no meaning here
        KEY + "c48221196ab3",
        KEY + "dbffffffffffffffff00",
        KEY + "c26161", // tags on wrong items
        KEY + "d84001",
        KEY + "d84080",
        KEY + "d85563616263",
        KEY + "d82901",
        KEY + "d82801",
        KEY + "d8288182",
        KEY + "d8288101",
        KEY + "d828820182",
        KEY + "d8288201d84001",
        KEY + "d828828101",
        KEY + "d8288381" + "01d8404101" + "00", // three items
        KEY + "d8289f8101d840410100ff",
        KEY + "d828828102d8404101", // shape and size differ
        KEY + "d82882812181f5", // a negative length
        KEY + "d8288281fb3ff000000000000081f5", // a fractional one
        KEY + "d828828200" + "1b7fffffffffffffff" + "d84040",
        KEY + "d82882831a7fffffff1a7fffffff00d84040", // overflow on the way to nothing
        KEY + "d828828102" + "82f501", // elements of two kinds
        KEY + "d828828102" + "826161f5",
        KEY + "d82882810281" + "8101",
        KEY + "d84c4101", // a reserved typed array
        KEY + "d8535000000000000000000000000000000000", // 128-bit floats
        KEY + "d90410828101d8404101", // column-major
        KEY + "d85543000000", // part of an element
      })
  void whatIsNoMessageIsRefused(String hex) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_MESSAGE))
        .hasMessageStartingWith("not a CBOR message: ")
        .hasMessageEndingWith(")");
  }

  @Test
  void nestingHasALimitInEveryItemThatCanNest() {
    for (String opening : List.of("81", "9f", "a16161", "bf6161", "d9d9f7", "d82981", "d82882")) {
      String deep = KEY + opening.repeat(100_000) + "01";
      assertThatThrownBy(() -> decode(deep))
          .isInstanceOf(GymWireException.class)
          .hasMessageContaining(opening.equals("d82882") ? "not a CBOR" : "nested more than 64");
    }
    assertThat(decode(KEY + "81".repeat(60) + "01")).containsKey("v");
  }

  @Test
  void aRankHasALimit() {
    String lengths = "01".repeat(40);
    assertThatThrownBy(() -> decode(KEY + "d828829828" + lengths + "d8404101"))
        .hasMessageContaining("more than 32 axes");
  }

  private static Map<String, Object> decode(String hex) {
    return Codec.CBOR.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  private static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
