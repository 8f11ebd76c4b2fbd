package io.gymwire.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ByteBufferBackingArray") // The arrays themselves are what is compared.
class ReusedMemoryTest {
  private final Codec codec = Codec.CBOR.reusingMemory();

  @Test
  void messagesAreThoseOfTheCodecItself() {
    for (int size : new int[] {10, 5_000, 0, 70_000, 300, 2_000_000, 40}) {
      Map<String, Object> message =
          Map.of("observation", NdArray.zeros(DType.UINT8, size), "info", "x".repeat(size));

      assertThat(codec.encode(message)).isEqualTo(Codec.CBOR.encode(message));
    }
    assertThat(codec.mediaType()).isEqualTo(Codec.CBOR.mediaType());
  }

  @Test
  void aSmallerMessageLiesInTheMemoryOfALargerOne() {
    ByteBuffer first = codec.encode(Map.of("observation", NdArray.zeros(DType.UINT8, 5_000)));

    ByteBuffer second = codec.encode(Map.of("observation", NdArray.zeros(DType.UINT8, 4_000)));

    assertThat(second.array()).isSameAs(first.array());
  }

  @Test
  void memoryThatGrewWhileItWasWrittenIsKept() {
    Map<String, Object> message = Map.of("info", Map.of("text", "x".repeat(10_000)));
    ByteBuffer first = codec.encode(message);

    assertThat(codec.encode(message).array()).isSameAs(first.array());
  }

  @Test
  void aLargeMessageIsNotKept() {
    ByteBuffer large = codec.encode(Map.of("state", NdArray.zeros(DType.UINT8, 2_000_000)));

    assertThat(codec.encode(Map.of("seq", 1)).array()).isNotSameAs(large.array());
  }

  @Test
  void messagesOfTheCodecItselfShareNothing() {
    Map<String, Object> message = Map.of("seq", 1L);

    assertThat(Codec.CBOR.encode(message).array()).isNotSameAs(Codec.CBOR.encode(message).array());
  }
}
