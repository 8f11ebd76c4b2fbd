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
import java.util.HexFormat;
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

  /** The histogram of sines again, by numpy, and the picture of a film, by its own header. */
  private static final String HISTOGRAM_AND_FILM_READER =
      """
      import json, sys, math, numpy
      from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
      events = EventAccumulator(sys.argv[1])
      events.Reload()
      [histogram] = events.Histograms("weights")
      [constant] = events.Histograms("constant")
      [film] = events.Images("film")
      sines = numpy.sin(numpy.arange(1000, dtype=numpy.float64)).astype(numpy.float32)
      counts, edges = numpy.histogram(sines.astype(numpy.float64), bins=30)
      value = histogram.histogram_value
      assert value.min == sines.min() and value.max == sines.max() and value.num == 1000
      assert math.isclose(value.sum, sines.sum(dtype=numpy.float64), abs_tol=1e-9)
      assert math.isclose(value.sum_squares, numpy.square(sines, dtype=numpy.float64).sum())
      assert numpy.allclose(value.bucket_limit, edges[1:], rtol=0, atol=1e-12)
      assert list(value.bucket) == list(counts), (value.bucket, counts)
      assert sum(constant.histogram_value.bucket) == 3
      print(json.dumps([histogram.step, film.step, film.width, film.height, film.encoded_image_string.hex()]))
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

    assertThat(read(READER))
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

  @Test
  void tensorBoardReadsHistogramsAndFilms() throws Exception {
    float[] sines = new float[1000];
    for (int i = 0; i < sines.length; i++) {
      sines[i] = (float) Math.sin(i);
    }
    String gif = "474946383961" + "5802" + "9001" + "f0" + "00" + "00"; // 600 x 400
    TensorBoardWriter writer = new TensorBoardWriter(at(1_700_000_000));
    writer.onStart(ExampleRun.at(directory, 0));
    writer.histogram(ExampleRun.at(directory, 300), "weights", sines);
    writer.histogram(ExampleRun.at(directory, 300), "constant", 0, 0, 0);
    writer.film(ExampleRun.at(directory, 400), "film", HexFormat.of().parseHex(gif));
    writer.close();

    assertThat(read(HISTOGRAM_AND_FILM_READER).toString())
        .isEqualTo("[300,400,600,400,\"" + gif + "\"]");
  }

  private JsonNode read(String script) throws Exception {
    Process reader =
        new ProcessBuilder(System.getProperty("gymwire.python"), "-c", script, directory.toString())
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
