package io.gymwire.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final List<Consumer<Message>> GETTERS =
      List.of(
          message -> message.string("v"),
          message -> message.integer("v", 0, 10),
          message -> message.number("v"),
          message -> message.bool("v"),
          message -> message.message("v"),
          message -> message.list("v"),
          message -> message.bytes("v"),
          message -> message.numbers("v", new double[2]),
          message -> message.flags("v", new boolean[2]),
          message -> message.optionalString("v"),
          message -> message.optionalInteger("v", 0, 10),
          message -> message.optionalNumber("v"),
          message -> message.bool("v", true),
          message -> message.mapOrEmpty("v"),
          message -> message.messagesOrEmpty("v"),
          message -> message.stringsOrEmpty("v"));

  private static final List<Object> VALUES =
      List.of(
          "text",
          "NaN",
          1L,
          11L,
          1.5,
          true,
          BigInteger.ONE.shiftLeft(70),
          new byte[1],
          List.of(),
          List.of(1L, 2L),
          List.of(true, false),
          List.of("a"),
          Arrays.asList(null, null),
          List.of(Map.of()),
          Map.of(),
          NdArray.zeros(DType.FLOAT32, 2),
          NdArray.ofFloats(1, 2),
          NdArray.zeros(DType.BOOL, 2, 2),
          NdArray.zeros(DType.UINT8, 3));

  @Test
  void everyGetterTakesEveryValueOrRefusesItWithTheFieldsName() {
    int refused = 0;
    for (Consumer<Message> getter : GETTERS) {
      for (Object value : VALUES) {
        try {
          getter.accept(Message.of(Map.of("v", value)));
        } catch (GymWireException e) {
          refused++;
          assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
          assertThat(e.field().orElseThrow()).startsWith("v");
          assertThat(e.getMessage())
              .startsWith("the field 'v")
              .containsAnyOf("has to be", "allowed", "base64");
        }
      }
    }
    assertThat(refused).isBetween(200, 280);
  }

  @Test
  void aMissingOrNullFieldIsNamed() {
    for (Message message :
        List.of(Message.of(Map.of()), Message.of(Collections.singletonMap("v", null)))) {
      for (Consumer<Message> getter : GETTERS.subList(0, 9)) {
        assertThatThrownBy(() -> getter.accept(message))
            .isInstanceOfSatisfying(
                GymWireException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_FIELD))
            .hasMessage("the field 'v' is missing");
      }
      for (Consumer<Message> getter : GETTERS.subList(9, GETTERS.size())) {
        getter.accept(message);
      }
    }
  }

  @Test
  void numbersAreReadWhateverTheirKind() {
    Message message =
        Message.of(
            Map.of("one", 1L, "real", 1.0, "nan", "NaN", "big", BigInteger.ONE.shiftLeft(70)));

    assertThat(message.number("one")).isEqualTo(1.0);
    assertThat(message.number("nan")).isNaN();
    assertThat(message.number("big")).isEqualTo(0x1p70);
    assertThat(message.integer("real", 0, 1)).isEqualTo(1);
    assertThat(message.integer("one", 1, 1)).isEqualTo(1);
    assertThatThrownBy(() -> message.integer("one", 2, 5))
        .hasMessage("the field 'one' is 1; allowed: 2 to 5");
    assertThatThrownBy(() -> message.integer("big", 2, 5)).hasMessageEndingWith("allowed: 2 to 5");
  }

  @Test
  void aFieldInsideOfOthersIsNamedByItsPath() {
    Message message = Message.of(Map.of("wrappers", List.of(Map.of(), Map.of("name", 1L))));

    List<Message> wrappers = message.messagesOrEmpty("wrappers");

    assertThatThrownBy(() -> wrappers.get(0).string("name"))
        .hasMessage("the field 'wrappers[0].name' is missing");
    assertThatThrownBy(() -> wrappers.get(1).string("name"))
        .hasMessage("the field 'wrappers[1].name' has to be a string, not 1");
  }

  @Test
  void bytesMayBeBase64() {
    Message message = Message.of(Map.of("text", "AQI=", "bytes", new byte[] {1, 2}, "wrong", "?"));

    assertThat(message.bytes("text")).containsExactly(1, 2);
    assertThat(message.bytes("bytes")).containsExactly(1, 2);
    assertThatThrownBy(() -> message.bytes("wrong")).hasMessageContaining("is not base64");
  }

  @Test
  void flagsMayBeZerosAndOnes() {
    boolean[] flags = new boolean[2];
    NdArray bytes = NdArray.zeros(DType.UINT8, 2);
    bytes.setLong(1, 1);

    Message.of(Map.of("v", bytes)).flags("v", flags);

    assertThat(flags).containsExactly(false, true);
    bytes.setLong(1, 2);
    assertThatThrownBy(() -> Message.of(Map.of("v", bytes)).flags("v", flags))
        .hasMessageContaining("allowed: booleans, or 0 and 1");
  }

  @Test
  void aLongValueIsShortenedInTheError() {
    assertThatThrownBy(() -> Message.of(Map.of("v", "x".repeat(100_000))).bool("v"))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
  }
}
