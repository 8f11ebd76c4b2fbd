package io.gymwire.agents.plot;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/**
 * A file for a picture, in the format that its name says.
 *
 * @param path where it is
 * @param format of the picture
 */
record PictureFile(Path path, Format format) {

  /** PNG for documents and screens, SVG for papers. */
  enum Format {
    PNG,
    SVG
  }

  /**
   * Makes the file whose name ends in .png or .svg.
   *
   * @throws GymWireException with code INVALID_VALUE if it ends otherwise
   */
  static PictureFile named(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    for (Format format : Format.values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return new PictureFile(path, format);
      }
    }
    throw new GymWireException(
        ErrorCode.INVALID_VALUE,
        "output",
        "a picture's name ends in .png or .svg, not as '" + path + "' does");
  }

  /** Writes what {@code drawing} draws on {@code width} times {@code height} pixels. */
  void write(int width, int height, Consumer<Graphics2D> drawing) {
    requireFonts();
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      switch (format) {
        case PNG -> writePng(width, height, drawing);
        case SVG -> writeSvg(width, height, drawing);
      }
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot write " + path, e);
    }
  }

  private void writePng(int width, int height, Consumer<Graphics2D> drawing) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    drawing.accept(graphics);
    graphics.dispose();
    try (OutputStream out = Files.newOutputStream(path)) {
      ImageIO.write(image, "png", out);
    }
  }

  private void writeSvg(int width, int height, Consumer<Graphics2D> drawing) throws IOException {
    SVGGraphics2D graphics = new SVGGraphics2D(emptyDocument());
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.accept(graphics);
    try (Writer out = new OutputStreamWriter(Files.newOutputStream(path), StandardCharsets.UTF_8)) {
      boolean styleAttribute = true;
      graphics.stream(out, styleAttribute);
    }
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "this JDK makes no XML documents", e);
    }
  }

  // The JDK says that there is no font, or no library to read one, with errors of many kinds.
  private static void requireFonts() {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12)
          .getStringBounds("0", new FontRenderContext(null, true, true));
    } catch (RuntimeException | Error e) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "this machine has no fonts for the text of a picture: install fontconfig and a font, such"
              + " as the packages fontconfig and fonts-dejavu-core",
          e);
    }
  }
}
