package io.gymwire.agentsdk.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import org.junit.jupiter.api.Test;

final class PictureStacksTest {
  @Test
  void picturesAreUint8WithEnoughPixels() {
    assertThat(PictureStacks.suits(Box.of(0, 255, DType.UINT8, 4, 84, 84))).isTrue();
    assertThat(PictureStacks.suits(Box.of(0, 255, DType.UINT8, 1, 36, 36))).isTrue();
    assertThat(PictureStacks.suits(Box.of(0, 255, DType.UINT8, 4, 84, 35))).isFalse();
    assertThat(PictureStacks.suits(Box.of(0, 1, DType.FLOAT32, 4, 84, 84))).isFalse();
    assertThat(PictureStacks.suits(Box.of(0, 255, DType.UINT8, 210, 160, 3))).isFalse();
    assertThat(PictureStacks.suits(Box.of(0, 255, DType.UINT8, 128))).isFalse();
  }
}
