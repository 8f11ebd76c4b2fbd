package io.gymwire.agentsdk.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agentsdk.training.Episode;
import io.gymwire.agentsdk.training.Evaluation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the writer writes with the real TensorBoard. */
@Tag("gymnasium")
class TensorBoardWriterTest {
  private static final String READER =
      """
      import json, sys
      from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
      events = EventAccumulator(sys.argv[1])
      events.Reload()
      print(json.dumps({tag: [[event.step, event.wall_time, event.value] for event in events.Scalars(tag)]
                        for tag in sorted(events.Tags()["scalars"])}))
      """;

  @TempDir Path directory;

  @Test
  void tensorBoardReadsScalarsAndForgetsWhatAResumeUndoes() throws Exception {
    TensorBoardWriter first = new TensorBoardWriter(at(1_700_000_000));
    first.onStart(ExampleRun.at(directory, 0));
    first.onMetrics(ExampleRun.at(directory, 100), Map.of("train/loss", 0.5));
    first.onMetrics(ExampleRun.at(directory, 200), Map.of("train/loss", 0.25));
    // Killed here and resumed from a checkpoint at step 150.
    TensorBoardWriter second = new TensorBoardWriter(at(1_700_000_060));
    second.onStart(ExampleRun.at(directory, 150));
    second.onMetrics(ExampleRun.at(directory, 250), Map.of("train/loss", 0.125));
    second.onEpisode(ExampleRun.at(directory, 260), new Episode(1, 37, 37, true, false));
    second.onEvaluation(
        ExampleRun.at(directory, 300), new Evaluation(300, List.of(1.0, 4.0), List.of(1L, 4L)));
    second.close();

    assertThat(read())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"episode/length": [[260, 1700000060.0, 37.0]],
                     "episode/return": [[260, 1700000060.0, 37.0]],
                     "evaluation/max_return": [[300, 1700000060.0, 4.0]],
                     "evaluation/mean_return": [[300, 1700000060.0, 2.5]],
                     "evaluation/min_return": [[300, 1700000060.0, 1.0]],
                     "train/loss": [[100, 1700000000.0, 0.5], [250, 1700000060.0, 0.125]]}
                    """));
  }

  private JsonNode read() throws Exception {
    Process reader =
        new ProcessBuilder(System.getProperty("gymwire.python"), "-c", READER, directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(reader.waitFor()).isZero();
    return new ObjectMapper().readTree(output);
  }

  private static Clock at(long epochSecond) {
    return Clock.fixed(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
  }
}
