package io.gymwire.agents.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agents.results.RunFolders;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.protocol.error.GymWireException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class LearningCurvesTest {
  private static final int BLUE = 0x0072B2;
  private static final int ORANGE = 0xD55E00;
  // Blue at 48 of 255 on white: 255 - (255 - blue) * 48 / 255 of each colour, give or take
  // rounding.
  private static final int BLUE_BAND = 0xCFE4F0;

  @TempDir Path directory;

  @BeforeAll
  static void drawsWithoutAScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  @Test
  void drawsALineAndABandWhereTheRunsAre() throws Exception {
    // Seeds 0 and 1 are 20 apart everywhere; the third run is alone and flat.
    Path file = directory.resolve("pictures/curves.png");
    LearningCurves.draw(
        List.of(
            run("a", 0, "n-step: 1", 0, 0, 100, 0),
            run("b", 1, "n-step: 1", 0, 20, 100, 20),
            run("c", 0, "n-step: 3", 0, 90, 100, 90)),
        new PlotSettings("", Spread.MIN_MAX, false, 100, 800, 500),
        file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isEqualTo(500);
    // The returns 0, 10, 20 and 90 from bottom to top, in the middle of the picture.
    List<Integer> column = column(image, 433);
    int orange = column.indexOf(ORANGE);
    int bandTop = column.indexOf(BLUE_BAND);
    int blue = column.indexOf(BLUE);
    int bandBottom = column.lastIndexOf(BLUE_BAND);
    assertThat(orange).isPositive();
    assertThat(List.of(orange, bandTop, blue, bandBottom)).isSorted();
    double pixelsPerReturn = (bandBottom - bandTop) / 20.0;
    assertThat(bandTop - orange)
        .isBetween((int) (65 * pixelsPerReturn), (int) (75 * pixelsPerReturn));
    assertThat(blue - bandTop)
        .isBetween((int) (8.5 * pixelsPerReturn), (int) (11.5 * pixelsPerReturn));
  }

  @Test
  void svgHoldsTheWords() throws Exception {
    Path file = directory.resolve("curves.SVG");
    LearningCurves.draw(
        List.of(
            run("a", 0, "n-step: 1", 0, 0, 2000, 0),
            run("b", 1, "n-step: 1", 0, 20, 2000, 20),
            run("c", 7, "n-step: 3", 0, 90, 2000, 90),
            RunFolders.write(directory.resolve("d"), "Catch36-v0", 0, "n-step: 3", 0, 1, 10, 1)),
        new PlotSettings("Two panels", Spread.STANDARD_ERROR, true, 10, 800, 500),
        file);
    assertThat(texts(file))
        .contains(
            "Two panels",
            "CartPole-v1",
            "Catch36-v0",
            "dqn, n-step=1 (2 runs)",
            "dqn, n-step=3 (seed 7)",
            "dqn (seed 0)",
            "environment steps",
            "1k",
            "2k")
        .anyMatch(text -> text.contains("band: mean ± standard error"))
        .anyMatch(text -> text.contains("grey: the return to reach, 90"));
  }

  @Test
  void saysWhatCannotBeDrawn() {
    List<RunRecord> runs = List.of(run("a", 0, "n-step: 1"));
    assertThatThrownBy(
            () ->
                LearningCurves.draw(runs, PlotSettings.defaults(), directory.resolve("curves.jpg")))
        .isInstanceOf(GymWireException.class)
        .hasMessageStartingWith("a picture's name ends in .png or .svg, not as");
    assertThatThrownBy(
            () ->
                LearningCurves.draw(runs, PlotSettings.defaults(), directory.resolve("curves.png")))
        .isInstanceOf(GymWireException.class)
        .hasMessage("there is nothing to draw: no evaluation yet in " + directory.resolve("a"));
    assertThatThrownBy(() -> new PlotSettings("", Spread.NONE, false, 100, 100, 500))
        .isInstanceOf(GymWireException.class)
        .hasMessage("a picture is 200 to 10000 pixels wide and high, not 100x500");
    assertThatThrownBy(() -> new PlotSettings("", Spread.NONE, true, 0, 800, 500))
        .isInstanceOf(GymWireException.class)
        .hasMessage("window must be at least 1, not 0");
  }

  private RunRecord run(String name, int seed, String hyperparameters, double... evaluations) {
    return RunFolders.write(
        directory.resolve(name), "CartPole-v1", seed, hyperparameters, evaluations);
  }

  private static List<Integer> column(BufferedImage image, int x) {
    List<Integer> colours = new ArrayList<>();
    for (int y = 0; y < image.getHeight(); y++) {
      int colour = image.getRGB(x, y) & 0xFFFFFF;
      colours.add(isNear(colour, BLUE_BAND) ? BLUE_BAND : colour);
    }
    // The legend is below the chart.
    return colours.subList(0, image.getHeight() - 60);
  }

  private static boolean isNear(int colour, int other) {
    return IntStream.of(16, 8, 0)
        .allMatch(shift -> Math.abs((colour >> shift & 0xFF) - (other >> shift & 0xFF)) <= 1);
  }

  private static List<String> texts(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document = factory.newDocumentBuilder().parse(file.toFile());
    NodeList nodes = document.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
