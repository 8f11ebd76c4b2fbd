package io.gymwire.agentsdk.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.training.Episode;
import io.gymwire.agentsdk.training.Evaluation;
import io.gymwire.agentsdk.training.MemoryState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
  @TempDir Path directory;

  @Test
  void writesOneObjectALineAndEachAtOnce() throws Exception {
    MetricsLog log = new MetricsLog();
    log.onStart(ExampleRun.at(directory, 0));
    log.onEpisode(ExampleRun.at(directory, 12), new Episode(2, 12, 12, true, false));
    log.onMetrics(
        ExampleRun.at(directory, 500),
        new TreeMap<>(Map.of("train/epsilon", 0.1, "train/loss", Double.NaN)));
    log.onEvaluation(
        ExampleRun.at(directory, 1000), new Evaluation(1000, List.of(1.0, 4.0), List.of(1L, 4L)));

    assertThat(lines())
        .containsExactly(
            "{\"step\":12,\"kind\":\"episode\",\"environment\":2,\"return\":12.0,\"length\":12,\"terminated\":true,"
                + "\"truncated\":false}",
            "{\"step\":500,\"kind\":\"train\",\"train/epsilon\":0.1,\"train/loss\":\"NaN\"}",
            "{\"step\":1000,\"kind\":\"evaluation\",\"episodes\":2,\"mean_return\":2.5,\"std_return\":1.5,"
                + "\"min_return\":1.0,\"max_return\":4.0}");
    log.close();
  }

  @Test
  void aResumedRunCutsOffWhatCameAfterItsCheckpoint() throws Exception {
    MetricsLog killed = new MetricsLog();
    killed.onStart(ExampleRun.at(directory, 0));
    killed.onMetrics(ExampleRun.at(directory, 1), Map.of("a", 1.0));
    MemoryState checkpoint = new MemoryState();
    killed.save(checkpoint);
    killed.onMetrics(ExampleRun.at(directory, 2), Map.of("a", 2.0));

    MetricsLog resumed = new MetricsLog();
    resumed.load(checkpoint);
    resumed.onStart(ExampleRun.at(directory, 1));
    resumed.onMetrics(ExampleRun.at(directory, 3), Map.of("a", 3.0));
    assertThat(lines())
        .containsExactly(
            "{\"step\":1,\"kind\":\"train\",\"a\":1.0}",
            "{\"step\":3,\"kind\":\"train\",\"a\":3.0}");
  }

  private List<String> lines() throws Exception {
    return Files.readAllLines(directory.resolve("metrics.jsonl"));
  }
}
