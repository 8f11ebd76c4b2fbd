package io.gymwire.agentsdk.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Episode;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Map;

/**
 * Writes {@code metrics.jsonl}: one JSON object a line, {@code {"step":…,
 * "kind":"train"|"episode"|"evaluation", …}}.
 *
 * <p>Nothing in it depends on the clock, so that the same seed gives the same bytes. A checkpoint
 * remembers its length, and a resumed run cuts off what was written after it. Numbers are as {@link
 * Double#toString(double)}; those that JSON lacks are texts ({@code "NaN"}).
 */
public final class MetricsLog implements Callback {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final GrowingFile file = new GrowingFile(MetricsFile.FILE_NAME, "metrics-log/length");

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
    file.open(run.directory());
  }

  @Override
  public void onEpisode(Run run, Episode episode) {
    append(
        row(run, "episode")
            .put("environment", episode.environment())
            .put("return", episode.episodeReturn())
            .put("length", episode.length())
            .put("terminated", episode.terminated())
            .put("truncated", episode.truncated()));
  }

  @Override
  public void onMetrics(Run run, Map<String, Double> metrics) {
    ObjectNode row = row(run, "train");
    metrics.forEach(row::put);
    append(row);
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    append(row(run, "evaluation").setAll(EvaluationJson.of(evaluation)));
  }

  @Override
  public void close() {
    file.close();
  }

  private static ObjectNode row(Run run, String kind) {
    return JSON.createObjectNode().put("step", run.environmentSteps()).put("kind", kind);
  }

  private void append(ObjectNode row) {
    try {
      file.append(JSON.writeValueAsString(row) + "\n");
    } catch (JsonProcessingException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write a metric", e);
    }
  }
}
