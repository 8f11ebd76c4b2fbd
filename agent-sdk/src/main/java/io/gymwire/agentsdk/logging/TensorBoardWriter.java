package io.gymwire.agentsdk.logging;

import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Episode;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a run's metrics, episodes and evaluations to an event file in its folder, for {@code
 * tensorboard --logdir}.
 */
public final class TensorBoardWriter implements Callback {
  private final Clock clock;
  private Optional<EventFile> file = Optional.empty();
  private double latestTime;
  private long latestStep;

  /** Makes a writer that dates its events by {@code clock}. */
  public TensorBoardWriter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void onStart(Run run) {
    latestTime = now();
    latestStep = run.environmentSteps();
    // Readers take the files of a folder in the order of their names: this one comes after an
    // earlier session's.
    String name = "events.out.tfevents.%013d.gymwire".formatted(clock.millis());
    file = Optional.of(new EventFile(run.directory().resolve(name), latestTime));
    if (latestStep > 0) {
      opened().restart(latestTime, latestStep + 1);
    }
  }

  @Override
  public void onEpisode(Run run, Episode episode) {
    opened()
        .scalars(
            now(),
            run.environmentSteps(),
            Map.of(
                "episode/return",
                episode.episodeReturn(),
                "episode/length",
                (double) episode.length()));
  }

  @Override
  public void onMetrics(Run run, Map<String, Double> metrics) {
    double time = now();
    Map<String, Double> values = new TreeMap<>(metrics);
    if (time > latestTime) {
      values.put(
          "time/steps_per_second", (run.environmentSteps() - latestStep) / (time - latestTime));
    }
    latestTime = time;
    latestStep = run.environmentSteps();
    opened().scalars(time, run.environmentSteps(), values);
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    opened()
        .scalars(
            now(),
            run.environmentSteps(),
            Map.of(
                "evaluation/mean_return", evaluation.meanReturn(),
                "evaluation/min_return", evaluation.minReturn(),
                "evaluation/max_return", evaluation.maxReturn()));
  }

  /**
   * Writes how {@code values} are spread.
   *
   * @param run where it stands
   * @param tag the name of the histogram
   * @param values at least one
   */
  public void histogram(Run run, String tag, float... values) {
    opened().histogram(now(), run.environmentSteps(), tag, values);
  }

  /**
   * Writes a film, which TensorBoard plays among its images.
   *
   * @param run where it stands
   * @param tag the name of the film
   * @param gif an animated GIF
   */
  public void film(Run run, String tag, byte... gif) {
    opened().film(now(), run.environmentSteps(), tag, gif);
  }

  @Override
  public void close() {
    file.ifPresent(EventFile::close);
    file = Optional.empty();
  }

  private EventFile opened() {
    return file.orElseThrow(
        () ->
            new GymWireException(ErrorCode.INTERNAL_ERROR, "the run has not started or has ended"));
  }

  private double now() {
    return clock.millis() / 1000.0;
  }
}
