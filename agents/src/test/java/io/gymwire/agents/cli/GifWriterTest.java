package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GifWriterTest {
  private static final int HEIGHT = 40;
  private static final int WIDTH = 60;

  @TempDir Path directory;

  @Test
  void everyPictureKeepsItsOwnColours() throws Exception {
    Path file = directory.resolve("new/film.gif");
    NdArray[] frames = {picture(0, 1), picture(77, 3), picture(200, 5)};
    try (GifWriter gif = new GifWriter(file, 50)) {
      for (NdArray frame : frames) {
        gif.write(frame);
      }
    }
    ImageReader reader = reader(file);
    assertThat(reader.getNumImages(true)).isEqualTo(3);
    for (int i = 0; i < frames.length; i++) {
      assertThat(differences(reader.read(i), frames[i], 0)).isZero();
    }
  }

  // Mutation that fails it: every picture as long as the first (GifWriter.delay).
  @ParameterizedTest
  @CsvSource({"50, 60", "30, 100", "15, 200", "100, 60", "1, 3000", "7, 429"})
  void thirtyPicturesTakeTheirTimeAndLoop(int framesPerSecond, int centiseconds) throws Exception {
    Path file = directory.resolve("film.gif");
    try (GifWriter gif = new GifWriter(file, framesPerSecond)) {
      for (int i = 0; i < 30; i++) {
        gif.write(picture(i, i));
      }
    }
    ImageReader reader = reader(file);
    int sum = 0;
    for (int i = 0; i < 30; i++) {
      sum += Integer.parseInt(control(reader.getImageMetadata(i)).getAttribute("delayTime"));
    }
    assertThat(sum).isEqualTo(centiseconds);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .containsOnlyOnce("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000");
  }

  private static IIOMetadataNode control(IIOMetadata metadata) {
    IIOMetadataNode root =
        (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    return (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
  }

  @Test
  void tooManyColoursAreReducedToNearOnes() throws Exception {
    NdArray gradient = NdArray.zeros(DType.UINT8, HEIGHT, WIDTH, 3);
    for (int i = 0; i < HEIGHT * WIDTH; i++) {
      gradient.setLong(3 * i, i / WIDTH * 6L);
      gradient.setLong(3 * i + 1, i % WIDTH * 4L);
      gradient.setLong(3 * i + 2, 128);
    }
    Path file = directory.resolve("film.gif");
    try (GifWriter gif = new GifWriter(file, 50)) {
      gif.write(gradient);
    }
    BufferedImage read = reader(file).read(0);
    assertThat(differences(read, gradient, 16)).isZero();
    assertThat(new MeanDifference(read, gradient).value()).isCloseTo(0, within(4.0));
  }

  /** Bands of colours that grow lighter from {@code base}. */
  private static NdArray picture(int base, int step) {
    NdArray picture = NdArray.zeros(DType.UINT8, HEIGHT, WIDTH, 3);
    for (int i = 0; i < picture.size(); i++) {
      picture.setLong(i, (base + i / (WIDTH * 3) * step + i % 3) % 256);
    }
    return picture;
  }

  private static ImageReader reader(Path file) throws Exception {
    ImageInputStream input = ImageIO.createImageInputStream(file.toFile());
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(input);
    return reader;
  }

  private static int differences(BufferedImage image, NdArray frame, int tolerance) {
    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
    int differences = 0;
    for (int i = 0; i < frame.size(); i++) {
      if (Math.abs(channel(image, i) - frame.getLong(i)) > tolerance) {
        differences++;
      }
    }
    return differences;
  }

  private static long channel(BufferedImage image, int index) {
    int pixel = image.getRGB(index / 3 % WIDTH, index / 3 / WIDTH);
    return (pixel >> (16 - index % 3 * 8)) & 0xff;
  }

  private record MeanDifference(BufferedImage image, NdArray frame) {
    double value() {
      double sum = 0;
      for (int i = 0; i < frame.size(); i++) {
        sum += Math.abs(channel(image, i) - frame.getLong(i));
      }
      return sum / frame.size();
    }
  }
}
