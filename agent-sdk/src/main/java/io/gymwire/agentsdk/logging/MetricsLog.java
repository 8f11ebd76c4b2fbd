package io.gymwire.agentsdk.logging;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

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
  private static final String LENGTH = "metrics-log/length";

  private Optional<FileChannel> channel = Optional.empty();
  private long length;

  @Override
  public void load(StateReader state) {
    length = state.getLong(LENGTH);
  }

  @Override
  public void save(StateWriter state) {
    state.putLong(LENGTH, length);
  }

  @Override
  public void onStart(Run run) {
    try {
      FileChannel opened =
          FileChannel.open(run.directory().resolve(MetricsFile.FILE_NAME), CREATE, WRITE);
      opened.truncate(length).position(opened.size());
      length = opened.size();
      channel = Optional.of(opened);
    } catch (IOException e) {
      throw failed(e);
    }
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
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      throw failed(e);
    }
    channel = Optional.empty();
  }

  private static ObjectNode row(Run run, String kind) {
    return JSON.createObjectNode().put("step", run.environmentSteps()).put("kind", kind);
  }

  private void append(ObjectNode row) {
    try {
      ByteBuffer line =
          ByteBuffer.wrap((JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8));
      length += line.remaining();
      while (line.hasRemaining()) {
        channel.orElseThrow(MetricsLog::notOpen).write(line);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static GymWireException notOpen() {
    return new GymWireException(ErrorCode.INTERNAL_ERROR, "the run has not started or has ended");
  }

  private static GymWireException failed(IOException cause) {
    return new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write metrics.jsonl", cause);
  }
}
