package io.gymwire.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemLimitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The one of "v", and those within: in lists, in maps, in both.
        "4 | {\"v\": [1, 2, 3]} | a1617683010203",
        "4 | {\"v\": [{}, [], {}]} | a1617683a080a0",
        "4 | {\"v\": {\"a\": 1, \"b\": [2]}} | a16176a2616101616281 02",
        "3 | {\"a\": 1, \"b\": null, \"c\": \"text\"} | a3616101 6162f6 61636474657874",
        "2 | {\"v\": [1]} | bf61769f01ffff",
      })
  void everyElementAndEntryCounts(int items, String json, String cbor) {
    assertLimit(Codec.JSON, ByteBuffer.wrap(json.getBytes(UTF_8)), items);
    assertLimit(Codec.CBOR, ByteBuffer.wrap(HexFormat.of().parseHex(cbor.replace(" ", ""))), items);
  }

  @Test
  void anArrayInBytesIsOneItem() {
    ByteBuffer bytes = Codec.CBOR.encode(Map.of("v", new double[1000]));

    assertThat(Codec.CBOR.decode(bytes, 4)).containsKey("v");
  }

  @Test
  void emptyListsAndMapsTakeNoMemory() {
    ByteBuffer json = ByteBuffer.wrap("{\"v\": [[], [], {}, {}]}".getBytes(UTF_8));
    ByteBuffer cbor = ByteBuffer.wrap(HexFormat.of().parseHex("a16176848080a0a0"));

    for (Map<String, Object> message : List.of(Codec.JSON.decode(json), Codec.CBOR.decode(cbor))) {
      List<?> items = (List<?>) message.get("v");
      assertThat((Object) items.get(0)).isSameAs(items.get(1));
      assertThat((Object) items.get(2)).isSameAs(items.get(3));
    }
  }

  private static void assertLimit(Codec codec, ByteBuffer bytes, int items) {
    assertThat(codec.decode(bytes, items)).isEqualTo(codec.decode(bytes));
    assertThatThrownBy(() -> codec.decode(bytes, items - 1))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE))
        .hasMessageContaining("allowed: " + (items - 1));
  }
}
