package io.gymwire.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class RoundTripTest {
  static final List<Codec> CODECS = List.of(Codec.JSON, Codec.CBOR);

  @ParameterizedTest
  @FieldSource("CODECS")
  void plainValuesSurvive(Codec codec) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("null", null);
    message.put("booleans", List.of(true, false));
    message.put(
        "integers",
        List.of(0L, -1L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 255L, 65536L));
    message.put(
        "beyond",
        List.of(
            BigInteger.ONE.shiftLeft(63),
            BigInteger.ONE.shiftLeft(64),
            BigInteger.ONE.shiftLeft(63).negate().subtract(BigInteger.ONE),
            BigInteger.ONE.shiftLeft(100).negate()));
    message.put(
        "doubles", List.of(0.0, -0.0, 1.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3));
    message.put(
        "text",
        List.of("", "a", "\u00fc\u6c34\ud83d\ude00", "\"\\\n\u0000\u2028", "x".repeat(70_000)));
    message.put("nested", Map.of("a", List.of(Map.of("b", List.of()), Map.of())));

    assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
    assertThat(new ArrayList<>(codec.decode(codec.encode(message)).keySet()))
        .isEqualTo(new ArrayList<>(message.keySet()));
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void narrowNumbersAreWidened(Codec codec) {
    Map<String, Object> message =
        Map.of("int", 7, "short", (short) -7, "byte", (byte) 8, "float", 0.5f);

    assertThat(codec.decode(codec.encode(message)))
        .isEqualTo(Map.of("int", 7L, "short", -7L, "byte", 8L, "float", 0.5));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void arraysOfEveryDtypeSurviveCbor(DType dtype) {
    for (int[] shape : new int[][] {{}, {0}, {5}, {2, 3}, {2, 0, 3}, {2, 3, 4}, {300}}) {
      NdArray array = NdArray.zeros(dtype, shape);
      for (int i = 0; i < array.size(); i++) {
        if (dtype == DType.BOOL) {
          array.setBoolean(i, i % 2 == 1);
        } else {
          array.setLong(i, i % 3 == 2 ? -i : i);
        }
      }

      Object read = Codec.CBOR.decode(Codec.CBOR.encode(Map.of("v", array))).get("v");

      assertThat(read).isEqualTo(array);
    }
  }

  @Test
  void nonFiniteFloatsSurviveCborToTheBit() {
    NdArray array = NdArray.zeros(DType.FLOAT32, 4);
    array
        .buffer()
        .putInt(0, 0x7fc00001)
        .putInt(4, 0xff800000)
        .putInt(8, 0x7f800001)
        .putInt(12, 0x80000000);

    assertThat(Codec.CBOR.decode(Codec.CBOR.encode(Map.of("v", array))))
        .isEqualTo(Map.of("v", array));
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void nonFiniteNumbersSurvive(Codec codec) {
    Map<String, Object> message =
        Map.of(
            "nan", Double.NaN,
            "infinity", Double.POSITIVE_INFINITY,
            "minus", Double.NEGATIVE_INFINITY,
            "rewards", new double[] {Double.NaN, -0.0, Double.NEGATIVE_INFINITY, 1.0});

    Message read = Message.of(codec.decode(codec.encode(message)));

    assertThat(read.number("nan")).isNaN();
    assertThat(read.number("infinity")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read.number("minus")).isEqualTo(Double.NEGATIVE_INFINITY);
    double[] rewards = new double[4];
    read.numbers("rewards", rewards);
    assertThat(rewards).containsExactly(Double.NaN, -0.0, Double.NEGATIVE_INFINITY, 1.0);
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void whatAMessageCannotCarryIsNamed(Codec codec) {
    assertThatThrownBy(() -> codec.encode(Map.of("v", Thread.State.NEW)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("java.lang.Thread$State");
    assertThatThrownBy(() -> codec.encode(Map.of("v", Map.of(1, 2))))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("not 1");
    Map<String, Object> endless = new HashMap<>();
    endless.put("v", Arrays.asList(1, endless));
    assertThatThrownBy(() -> codec.encode(endless))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("nested more than 64");
  }

  @Test
  void aLargeArrayIsWrittenWithoutSpareRoom() {
    NdArray array = NdArray.zeros(DType.UINT8, 1000, 1000);

    assertThat(Codec.CBOR.encode(Map.of("v", array)).capacity()).isLessThan(1_001_000);
  }
}
