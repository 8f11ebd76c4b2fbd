package io.gymwire.agentsdk.logging;

import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Episode;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.util.Map;

/**
 * Writes {@code metrics.csv}: {@code step,name,value}, one number a line, under the names that
 * TensorBoard shows.
 *
 * <p>It says what {@code metrics.jsonl} says and no more; nothing in it depends on the clock.
 */
public final class CsvLog implements Callback {
  private final GrowingFile file = new GrowingFile("metrics.csv", "length");

  @Override
  public void load(StateReader state) {
    file.load(state);
  }

  @Override
  public void save(StateWriter state) {
    file.save(state);
  }

  @Override
  public void onStart(Run run) {
    if (file.open(run.directory())) {
      file.append("step,name,value\n");
    }
  }

  @Override
  public void onEpisode(Run run, Episode episode) {
    append(run, "episode/return", episode.episodeReturn());
    append(run, "episode/length", (double) episode.length());
  }

  @Override
  public void onMetrics(Run run, Map<String, Double> metrics) {
    metrics.forEach((name, value) -> append(run, name, value));
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    append(run, "evaluation/mean_return", evaluation.meanReturn());
    append(run, "evaluation/std_return", evaluation.standardDeviation());
    append(run, "evaluation/min_return", evaluation.minReturn());
    append(run, "evaluation/max_return", evaluation.maxReturn());
  }

  @Override
  public void close() {
    file.close();
  }

  private void append(Run run, String name, double value) {
    file.append(run.environmentSteps() + "," + name + "," + value + "\n");
  }
}
