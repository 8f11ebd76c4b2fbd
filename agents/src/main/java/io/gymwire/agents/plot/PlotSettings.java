package io.gymwire.agents.plot;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/**
 * How learning curves are drawn.
 *
 * @param title above everything; empty: none
 * @param spread what the band around a mean says
 * @param training whether the returns of training episodes are drawn too
 * @param window over how many training episodes their mean goes, at least 1
 * @param width of the picture in pixels, 200 to 10000
 * @param height of the picture in pixels, 200 to 10000
 */
public record PlotSettings(
    String title, Spread spread, boolean training, int window, int width, int height) {
  private static final int LEAST_PIXELS = 200;
  private static final int MOST_PIXELS = 10_000;

  /** Checks every value. */
  public PlotSettings {
    if (window < 1) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "window", "window must be at least 1, not " + window);
    }
    for (int pixels : new int[] {width, height}) {
      if (pixels < LEAST_PIXELS || pixels > MOST_PIXELS) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            "size",
            "a picture is %d to %d pixels wide and high, not %dx%d"
                .formatted(LEAST_PIXELS, MOST_PIXELS, width, height));
      }
    }
  }

  /** Returns evaluations alone, from the lowest run to the highest, on 960x600 pixels. */
  public static PlotSettings defaults() {
    return new PlotSettings("", Spread.MIN_MAX, false, 100, 960, 600);
  }
}
