package io.gymwire.agents.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.agents.plot.Track.Point;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.agentsdk.logging.RunRecord.EpisodeRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Track EARLY =
      new Track(List.of(new Point(100, 10), new Point(200, 30)), false);
  private static final Track LATE =
      new Track(List.of(new Point(150, 0), new Point(250, 100)), false);

  @Test
  void averagesTheRunsThatGotSoFar() {
    Curve curve = Curve.of("both", List.of(EARLY, LATE), Spread.MIN_MAX);
    assertThat(curve.points())
        .containsExactly(
            new Curve.Point(100, 10, new Spread.Band(10, 10)),
            new Curve.Point(150, 10, new Spread.Band(0, 20)),
            new Curve.Point(200, 40, new Spread.Band(30, 50)),
            new Curve.Point(250, 100, new Spread.Band(100, 100)));
  }

  @Test
  void aSolvedRunCountsOn() {
    Track solved = new Track(EARLY.points(), true);
    Curve curve = Curve.of("both", List.of(solved, LATE), Spread.MIN_MAX);
    assertThat(curve.points().get(3)).isEqualTo(new Curve.Point(250, 65, new Spread.Band(30, 100)));
  }

  @Test
  void runsWithoutAPointAreLeftOut() {
    Curve curve = Curve.of("both", List.of(new Track(List.of(), false), EARLY), Spread.NONE);
    assertThat(curve.points()).extracting(Curve.Point::mean).containsExactly(10.0, 30.0);
  }

  // numpy: a = [1, 2, 6]; a.mean() = 3, a.std(ddof=1) = 2.6457513110645907, that / sqrt(3) =
  // 1.5275252316519468
  @Test
  void spreadsAsNumpySays() {
    double[] values = {1, 2, 6};
    assertBand(Spread.MIN_MAX.of(values), 1, 6);
    assertBand(
        Spread.STANDARD_DEVIATION.of(values), 3 - 2.6457513110645907, 3 + 2.6457513110645907);
    assertBand(Spread.STANDARD_ERROR.of(values), 3 - 1.5275252316519468, 3 + 1.5275252316519468);
    assertBand(Spread.NONE.of(values), 3, 3);
    assertBand(Spread.STANDARD_ERROR.of(new double[] {5}), 5, 5);
  }

  @Test
  void trainingReturnsAreMeansOverAWindow() {
    RunRecord run =
        new RunRecord(
            Path.of("run"),
            Map.of(),
            List.of(),
            List.of(
                new EpisodeRecord(5, 1),
                new EpisodeRecord(9, 3),
                new EpisodeRecord(20, 8),
                new EpisodeRecord(21, 0)),
            Optional.empty());
    assertThat(Track.ofEpisodes(run, 2).points())
        .containsExactly(new Point(5, 1), new Point(9, 2), new Point(20, 5.5), new Point(21, 4));
  }

  @Test
  void drawsNoMorePointsThanCanBeSeen() {
    List<Point> many = LongStream.range(0, 5000).mapToObj(step -> new Point(step, step)).toList();
    List<Curve.Point> points =
        Curve.of("many", List.of(new Track(many, false)), Spread.NONE).points();
    assertThat(points).hasSize(1000);
    assertThat(points.get(0).step()).isZero();
    assertThat(points.get(999).step()).isEqualTo(4999);
    assertThat(points).allMatch(point -> point.mean() == point.step());
  }

  private static void assertBand(Spread.Band band, double low, double high) {
    assertThat(band.low()).isCloseTo(low, within(1e-12));
    assertThat(band.high()).isCloseTo(high, within(1e-12));
  }
}
