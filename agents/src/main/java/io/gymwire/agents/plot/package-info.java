/**
 * Learning curves: the returns of runs over environment steps, as a picture.
 *
 * <p>{@link io.gymwire.agents.plot.Curve} computes what is drawn and knows no drawing; JFreeChart
 * draws; {@link io.gymwire.agents.plot.LearningCurves} is the door.
 */
package io.gymwire.agents.plot;
