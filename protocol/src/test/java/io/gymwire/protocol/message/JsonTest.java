package io.gymwire.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                    | java.lang.Long
          9223372036854775807  | java.lang.Long
          -9223372036854775808 | java.lang.Long
          9223372036854775808  | java.math.BigInteger
          1.0                  | java.lang.Double
          1e3                  | java.lang.Double
          -0.0                 | java.lang.Double
          """)
  void numbersKeepTheirKind(String text, Class<?> type) {
    assertThat(decode("{\"v\": " + text + "}").get("v")).isExactlyInstanceOf(type);
  }

  @Test
  void arraysAreNestedLists() {
    NdArray floats = NdArray.ofFloats(1, 0.1f, Float.NaN, Float.NEGATIVE_INFINITY).reshape(2, 2);

    assertThat(encode(Map.of("v", floats)))
        .isEqualTo("{\"v\":[[1.0,0.1],[\"NaN\",\"-Infinity\"]]}");
    assertThat(encode(Map.of("v", NdArray.zeros(DType.FLOAT32, 2, 0))))
        .isEqualTo("{\"v\":[[],[]]}");
    assertThat(encode(Map.of("v", NdArray.ofBooleans(true, false))))
        .isEqualTo("{\"v\":[true,false]}");
    assertThat(encode(Map.of("v", new boolean[] {true, false}))).isEqualTo("{\"v\":[true,false]}");
    assertThat(encode(Map.of("v", new double[] {0.1, Double.POSITIVE_INFINITY})))
        .isEqualTo("{\"v\":[0.1,\"Infinity\"]}");
  }

  @Test
  void unsignedIntegersAreWrittenUnsigned() {
    NdArray array = NdArray.zeros(DType.UINT64, 1);
    array.setLong(0, -1);

    assertThat(encode(Map.of("v", array))).isEqualTo("{\"v\":[18446744073709551615]}");
    assertThat(decode("{\"v\":18446744073709551615}").get("v"))
        .isEqualTo(new BigInteger("18446744073709551615"));
  }

  @Test
  void bytesAreBase64() {
    assertThat(encode(Map.of("v", new byte[] {1, 2, 3, 4}))).isEqualTo("{\"v\":\"AQIDBA==\"}");
  }

  @Test
  void everyFloatSurvivesAReaderThatKnowsOnlyDoubles() {
    SplittableRandom random = new SplittableRandom(1);
    NdArray floats = NdArray.zeros(DType.FLOAT32, 20_000);
    for (int i = 0; i < floats.size(); i++) {
      floats.buffer().putInt(4 * i, random.nextInt());
    }
    floats.setDouble(0, 7.038531e-26f);
    floats.setDouble(1, -0.0f);
    floats.setDouble(2, Float.MIN_VALUE);
    floats.setDouble(3, Float.MAX_VALUE);

    List<?> read = (List<?>) decode(encode(Map.of("v", floats))).get("v");

    for (int i = 0; i < floats.size(); i++) {
      float written = floats.getFloat(i);
      if (Float.isFinite(written)) {
        float narrowed = (float) Double.parseDouble(read.get(i).toString());
        assertThat(Float.floatToRawIntBits(narrowed)).isEqualTo(Float.floatToRawIntBits(written));
      }
    }
  }

  @Test
  void floatsAreShort() {
    assertThat(encode(Map.of("v", NdArray.ofFloats(0.1f, 2e-3f, 1e10f, 3.4e38f))))
        .isEqualTo("{\"v\":[0.1,0.002,1.0E10,3.4E38]}");
    assertThat(encode(Map.of("v", 4.8f))).isEqualTo("{\"v\":4.8}");
  }

  @Test
  void textIsUtf8AndUnpairedSurrogatesAreReplaced() {
    assertThat(encode(Map.of("v", "\u00fc\u6c34\ud83d\ude00\"\n")))
        .isEqualTo("{\"v\":\"\u00fc\u6c34\ud83d\ude00\\\"\\n\"}");
    assertThat(encode(Map.of("v", "a\ud83d"))).isEqualTo("{\"v\":\"a\ufffd\"}");
    assertThat(encode(Map.of("\udc00", 1))).isEqualTo("{\"\ufffd\":1}");
  }

  @Test
  void aMessageIsReadBetweenPositionAndLimitOfAnyBuffer() {
    byte[] padded = "xx{\"v\":1}xx".getBytes(UTF_8);
    ByteBuffer direct = ByteBuffer.allocateDirect(padded.length).put(padded);

    for (ByteBuffer buffer :
        List.of(ByteBuffer.wrap(padded), ByteBuffer.wrap(padded).asReadOnlyBuffer(), direct)) {
      buffer.position(2).limit(9);
      assertThat(Codec.JSON.decode(buffer)).isEqualTo(Map.of("v", 1L));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "[]",
        "null",
        "{",
        "{\"v\"",
        "{\"v\":",
        "{\"v\":1",
        "{\"v\":1}}",
        "{\"v\":1} {}",
        "{\"v\":1,}",
        "{\"v\":[1,]}",
        "{\"v\":1 \"w\":2}",
        "{v:1}",
        "{'v':1}",
        "{\"v\":NaN}",
        "{\"v\":Infinity}",
        "{\"v\":01}",
        "{\"v\":+1}",
        "{\"v\":.5}",
        "{\"v\":1e999}",
        "{\"v\":\"a\nb\"}",
        "{\"v\":\"\\x\"}",
        "{\"v\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "{\"v\":1,\"v\":2}",
        "{\"v\":null,\"v\":null}",
        "{\"v\":{\"a\":1,\"a\":1}}",
        "{\"v\":1 /* why */}",
        "\ufeff{\"v\":1}",
      })
  void whatIsNoMessageIsRefused(String text) {
    assertThatThrownBy(() -> decode(text))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_MESSAGE))
        .hasMessageStartingWith("not a JSON message: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7b2276223a22ff227d", // {"v":"?"}
        "7b2276223a22c328227d", // a sequence that does not go on
        "7b2276223a22eda080227d", // a surrogate
        "007b0022007600220000", // UTF-16
      })
  void whatIsNotUtf8IsRefused(String hex) {
    assertThatThrownBy(() -> Codec.JSON.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
        .isInstanceOf(GymWireException.class);
  }

  @Test
  void nestingAndNumbersHaveALimit() {
    assertThatThrownBy(() -> decode("{\"v\":" + "[".repeat(100_000)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("nesting depth");
    assertThatThrownBy(() -> decode("{\"v\":" + "9".repeat(100_000) + "}"))
        .isInstanceOf(GymWireException.class);
    assertThat(decode("{\"v\":" + "[".repeat(60) + "]".repeat(60) + "}")).containsKey("v");
  }

  private static String encode(Map<String, ?> message) {
    return UTF_8.decode(Codec.JSON.encode(message)).toString();
  }

  private static Map<String, Object> decode(String text) {
    return Codec.JSON.decode(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
