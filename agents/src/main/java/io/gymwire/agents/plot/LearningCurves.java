package io.gymwire.agents.plot;

import io.gymwire.agents.results.RunGroup;
import io.gymwire.agentsdk.logging.RunRecord;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws learning curves: the mean return of evaluations over environment steps, a line for each
 * group of runs that differ in their seeds only, a panel for each environment.
 *
 * <p>Runs need not have been evaluated at the same steps: between a run's evaluations its curve is
 * a straight line. The mean at a step is over the runs that got so far; a run that ended because it
 * was solved counts on with its last evaluation.
 */
public final class LearningCurves {
  private LearningCurves() {}

  /**
   * Draws the curves of {@code runs} into {@code file}.
   *
   * @param file whose name ends in .png or .svg; replaced if it is there
   * @throws GymWireException with code INVALID_VALUE if the name ends otherwise or no run has an
   *     evaluation to show, UNSUPPORTED if this machine has no fonts
   */
  public static void draw(List<RunRecord> runs, PlotSettings settings, Path file) {
    PictureFile picture = PictureFile.named(file);
    List<RunRecord> evaluated = runs.stream().filter(run -> !run.evaluations().isEmpty()).toList();
    if (evaluated.isEmpty()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "there is nothing to draw: no evaluation yet in "
              + String.join(
                  ", ", runs.stream().map(run -> run.directory().toString()).sorted().toList()));
    }
    List<Panel> panels = Panel.of(RunGroup.of(evaluated), settings);
    picture.write(
        settings.width(), settings.height(), graphics -> draw(panels, settings, graphics));
  }

  private static void draw(List<Panel> panels, PlotSettings settings, Graphics2D graphics) {
    new Page(settings.title(), settings.width(), settings.height())
        .draw(
            graphics,
            panels.stream().map(panel -> CurveChart.of(panel, settings.spread())).toList());
  }
}
