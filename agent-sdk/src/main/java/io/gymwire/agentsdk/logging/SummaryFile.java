package io.gymwire.agentsdk.logging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.training.Callback;
import io.gymwire.agentsdk.training.Run;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * Writes {@code summary.json}: what a run came to, at every checkpoint and at its end.
 *
 * <p>{@code wall_seconds} goes on over a resume from the summary's own earlier value: a checkpoint
 * holds nothing of the clock.
 */
public final class SummaryFile implements Callback {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String FILE_NAME = "summary.json";

  private final Clock clock;
  private long earlierMillis;
  private long startMillis;

  /** Makes a summary whose seconds are those of {@code clock}. */
  public SummaryFile(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void onStart(Run run) {
    startMillis = clock.millis();
    earlierMillis = 0;
    if (run.environmentSteps() > 0 && Files.exists(run.directory().resolve(FILE_NAME))) {
      earlierMillis = Math.round(1000 * read(run.directory()).path("wall_seconds").asDouble());
    }
  }

  @Override
  public void onCheckpoint(Run run, Path checkpoint) {
    write(run);
  }

  @Override
  public void onEnd(Run run) {
    write(run);
  }

  /** Returns the summary of the run in {@code directory}. */
  public static JsonNode read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot read " + file, e);
    }
  }

  private void write(Run run) {
    AtomicFile.write(
        run.directory().resolve(FILE_NAME), summary(run).toPrettyString() + System.lineSeparator());
  }

  private ObjectNode summary(Run run) {
    ObjectNode summary =
        JSON.createObjectNode()
            .put("algorithm", run.algorithm().name())
            .put("env_id", run.settings().envId())
            .put("seed", run.settings().seed())
            .put("num_envs", run.settings().numEnvs())
            .put("env_steps", run.environmentSteps())
            .put("updates", run.updates())
            .put("episodes", run.episodes())
            .put("wall_seconds", (earlierMillis + clock.millis() - startMillis) / 1000.0)
            .put("solved_at_step", boxed(run.solvedAtStep()))
            .put("stop_reason", run.stopReason().orElse(null));
    summary.set(
        "best",
        run.bestEvaluation()
            .map(best -> EvaluationJson.of(best).put("step", best.environmentSteps()))
            .orElse(null));
    summary.set("eval", run.finalEvaluation().map(EvaluationJson::of).orElse(null));
    return summary;
  }

  private static Long boxed(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }
}
