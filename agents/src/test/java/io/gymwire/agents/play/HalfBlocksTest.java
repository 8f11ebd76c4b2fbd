package io.gymwire.agents.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class HalfBlocksTest {
  @Test
  void aCellHasTheColoursOfTwoPixels() {
    BufferedImage picture = new BufferedImage(1, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 0xFF8001);
    picture.setRGB(0, 1, 0x000203);

    assertThat(HalfBlocks.draw(picture, 80, 24))
        .isEqualTo("\u001b[38;2;255;128;1m\u001b[48;2;0;2;3m\u2580\u001b[0m\r\n");
  }

  @Test
  void aLargePictureIsMadeToFitInItsProportions() {
    BufferedImage picture = new BufferedImage(160, 210, BufferedImage.TYPE_INT_RGB);

    String[] lines = HalfBlocks.draw(picture, 80, 21).split("\r\n", 0);

    assertThat(lines).hasSize(21);
    assertThat(lines[0].chars().filter(c -> c == '\u2580').count()).isEqualTo(32);
  }
}
