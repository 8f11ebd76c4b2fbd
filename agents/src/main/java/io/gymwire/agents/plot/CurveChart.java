package io.gymwire.agents.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Draws one {@link Panel} with JFreeChart. */
final class CurveChart {
  // Okabe and Ito's palette, which people with any colour vision can tell apart.
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0xA6761D));
  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color TEXT = new Color(0x333333);
  private static final double LEAST_RETURNS = 0.1;
  private static final int BAND_ALPHA = 48;
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font MIDDLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font LARGE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final float[] DASHES = {6, 4};

  private CurveChart() {}

  /** Returns the chart of {@code panel}. */
  static JFreeChart of(Panel panel, Spread spread) {
    XYPlot plot = new XYPlot(data(panel.evaluations()), steps(), returns(), bands(panel));
    if (!panel.training().isEmpty()) {
      plot.setDataset(1, data(panel.training()));
      plot.setRenderer(1, dashedLines(panel));
    }
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setOutlineVisible(false);
    plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
    panel.goal().ifPresent(goal -> plot.addRangeMarker(marker(goal), Layer.BACKGROUND));
    JFreeChart chart = new JFreeChart(panel.envId(), LARGE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getTitle().setPaint(TEXT);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    style(chart.getLegend());
    List<String> notes = notes(panel, spread);
    if (!notes.isEmpty()) {
      TextTitle subtitle = new TextTitle(String.join("; ", notes), SMALL);
      subtitle.setPaint(TEXT);
      chart.addSubtitle(subtitle);
    }
    return chart;
  }

  private static List<String> notes(Panel panel, Spread spread) {
    List<String> notes = new ArrayList<>();
    if (hasBand(panel)) {
      notes.add("line: mean of the runs; band: " + spread.description());
    }
    panel.goal().ifPresent(goal -> notes.add("grey: the return to reach, " + plain().format(goal)));
    return notes;
  }

  private static boolean hasBand(Panel panel) {
    return panel.evaluations().stream()
        .flatMap(curve -> curve.points().stream())
        .anyMatch(point -> point.band().low() < point.band().high());
  }

  private static YIntervalSeriesCollection data(List<Curve> curves) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    for (Curve curve : curves) {
      YIntervalSeries series = new YIntervalSeries(curve.label());
      curve
          .points()
          .forEach(
              point ->
                  series.add(
                      (double) point.step(),
                      point.mean(),
                      point.band().low(),
                      point.band().high()));
      data.addSeries(series);
    }
    return data;
  }

  private static NumberAxis steps() {
    NumberAxis axis = axis("environment steps");
    axis.setNumberFormatOverride(new ShortNumbers());
    axis.setAutoRangeIncludesZero(true);
    return axis;
  }

  private static NumberAxis returns() {
    NumberAxis axis = axis("mean return");
    axis.setNumberFormatOverride(plain());
    axis.setAutoRangeIncludesZero(false);
    // Or a flat line would have an axis of hundred-millionths.
    axis.setAutoRangeMinimumSize(LEAST_RETURNS);
    return axis;
  }

  private static NumberFormat plain() {
    NumberFormat plain = NumberFormat.getNumberInstance(Locale.ROOT);
    plain.setGroupingUsed(false);
    return plain;
  }

  private static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setLabelFont(MIDDLE);
    axis.setTickLabelFont(SMALL);
    axis.setLabelPaint(TEXT);
    axis.setTickLabelPaint(TEXT);
    axis.setUpperMargin(0.03);
    axis.setLowerMargin(0.03);
    return axis;
  }

  private static XYItemRenderer bands(Panel panel) {
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    for (int i = 0; i < panel.evaluations().size(); i++) {
      // A line of one point is none.
      renderer.setSeriesShapesVisible(i, panel.evaluations().get(i).points().size() == 1);
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
      renderer.setSeriesFillPaint(i, transparent(COLOURS.get(i % COLOURS.size())));
      renderer.setSeriesStroke(i, stroke(i));
    }
    renderer.setAlpha(1);
    return renderer;
  }

  private static XYItemRenderer dashedLines(Panel panel) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < panel.training().size(); i++) {
      renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
      renderer.setSeriesStroke(
          i, new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
    }
    return renderer;
  }

  /** Solid, but for series whose colour another has already. */
  private static BasicStroke stroke(int series) {
    return series < COLOURS.size()
        ? new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
  }

  private static Paint transparent(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA);
  }

  private static ValueMarker marker(double goal) {
    return new ValueMarker(
        goal,
        new Color(0x888888),
        new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
  }

  private static void style(LegendTitle legend) {
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemFont(SMALL);
    legend.setItemPaint(TEXT);
    legend.setFrame(BlockBorder.NONE);
  }
}
