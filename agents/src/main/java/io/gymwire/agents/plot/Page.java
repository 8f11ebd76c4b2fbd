package io.gymwire.agents.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * A picture with charts side by side and in rows, under a title.
 *
 * @param title empty: none
 * @param width in pixels
 * @param height in pixels
 */
record Page(String title, int width, int height) {
  private static final int TITLE_HEIGHT = 34;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);

  void draw(Graphics2D graphics, List<JFreeChart> charts) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setPaint(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    int top = title.isEmpty() ? 0 : TITLE_HEIGHT;
    if (!title.isEmpty()) {
      drawTitle(graphics);
    }
    int columns = (int) Math.ceil(Math.sqrt(charts.size()));
    int rows = (charts.size() + columns - 1) / columns;
    double chartWidth = (double) width / columns;
    double chartHeight = (double) (height - top) / rows;
    for (int i = 0; i < charts.size(); i++) {
      int column = i % columns;
      int row = i / columns;
      charts
          .get(i)
          .draw(
              graphics,
              new Rectangle2D.Double(
                  column * chartWidth, top + row * chartHeight, chartWidth, chartHeight));
    }
  }

  private void drawTitle(Graphics2D graphics) {
    graphics.setPaint(Color.BLACK);
    graphics.setFont(TITLE);
    int textWidth = graphics.getFontMetrics().stringWidth(title);
    graphics.drawString(title, (width - textWidth) / 2, TITLE_HEIGHT - 8);
  }
}
