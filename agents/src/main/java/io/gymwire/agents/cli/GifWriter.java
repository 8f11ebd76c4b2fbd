package io.gymwire.agents.cli;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes an animated GIF that loops for ever, picture by picture, each with a palette of its own.
 */
final class GifWriter implements AutoCloseable {
  private static final int SHORTEST_DELAY =
      2; // viewers take a shorter one for a mistake and play at 10 a second

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream stream;
  private final double framesPerSecond;
  private int pictures;

  /**
   * Creates {@code file}.
   *
   * @param framesPerSecond at most 50. A GIF has a whole number of centiseconds a picture; where
   *     this is none, longer and shorter ones take turns, so that the whole has its right length
   */
  GifWriter(Path file, int framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.deleteIfExists(file);
      stream = ImageIO.createImageOutputStream(file.toFile());
      if (stream == null) {
        throw new IOException("no stream for " + file);
      }
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "video", "cannot write " + file);
    }
  }

  /** Returns whether {@code file} is named as a GIF is. */
  static boolean isNameOfGif(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gif");
  }

  /** Appends a picture: uint8 of shape (height, width, 3). */
  void write(NdArray frame) {
    BufferedImage image = IndexedImage.of(frame);
    try {
      writer.writeToSequence(new IIOImage(image, null, metadata(image)), null);
      pictures++;
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write the video", e);
    }
  }

  @Override
  public void close() {
    try {
      writer.endWriteSequence();
      stream.close();
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write the video", e);
    } finally {
      writer.dispose();
    }
  }

  // See
  // https://docs.oracle.com/en/java/javase/17/docs/api/java.desktop/javax/imageio/metadata/doc-files/gif_metadata.html
  private IIOMetadata metadata(BufferedImage image) throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", Long.toString(delay()));
    control.setAttribute("disposalMethod", "none");
    if (pictures == 0) {
      root.appendChild(loopForever());
    }
    metadata.setFromTree(format, root);
    return metadata;
  }

  private long delay() {
    return Math.max(SHORTEST_DELAY, centiseconds(pictures + 1) - centiseconds(pictures));
  }

  private long centiseconds(int count) {
    return Math.round(count * 100 / framesPerSecond);
  }

  private static IIOMetadataNode loopForever() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }
}
