package io.gymwire.agentsdk.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agentsdk.logging.RunRecord.EpisodeRecord;
import io.gymwire.agentsdk.logging.RunRecord.EvaluationRecord;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link MetricsLog} wrote, read back. The run may go on meanwhile: a last line without its
 * end is not there yet.
 *
 * @param evaluations in their order
 * @param episodes in their order
 */
record MetricsFile(List<EvaluationRecord> evaluations, List<EpisodeRecord> episodes) {
  static final String FILE_NAME = "metrics.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the file in {@code directory}; without one there is nothing in it. */
  static MetricsFile read(Path directory) {
    MetricsFile metrics = new MetricsFile(new ArrayList<>(), new ArrayList<>());
    Path file = directory.resolve(FILE_NAME);
    int number = 1;
    for (String line : completeLines(file)) {
      try {
        metrics.add(JSON.readTree(line));
      } catch (JsonProcessingException | NumberFormatException e) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            file + ", line " + number + ": expected one JSON object a line, with numbers",
            e);
      }
      number++;
    }
    return metrics;
  }

  private void add(JsonNode row) {
    switch (row.path("kind").asText()) {
      case "evaluation" ->
          evaluations.add(
              new EvaluationRecord(
                  row.path("step").asLong(),
                  row.path("episodes").asInt(),
                  number(row.path("mean_return")),
                  number(row.path("std_return"))));
      case "episode" ->
          episodes.add(new EpisodeRecord(row.path("step").asLong(), number(row.path("return"))));
      default -> {
        // Metrics of the updates, and what later versions may add.
      }
    }
  }

  // What JSON lacks is a text: "NaN".
  private static double number(JsonNode value) {
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble(Double.NaN);
  }

  private static List<String> completeLines(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot read " + file, e);
    }
  }
}
