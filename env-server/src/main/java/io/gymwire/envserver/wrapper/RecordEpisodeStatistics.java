package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Adds to the info of an episode's last step its return r, its length l and its duration t in
 * seconds: Gymnasium's {@code RecordEpisodeStatistics}.
 */
final class RecordEpisodeStatistics extends TransparentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "RecordEpisodeStatistics",
          "Adds return r, length l and seconds t of an episode to the info of its last step.",
          (environment, arguments) -> {
            arguments.positiveInteger("buffer_length");
            return new RecordEpisodeStatistics(environment, arguments.text("stats_key"));
          },
          optional(
              "buffer_length",
              "accepted because Gymnasium has it; the queues that it bounds are not kept here",
              100L),
          optional("stats_key", "the key in the info", "episode"));

  private final String statsKey;
  private double episodeReturn;
  private long episodeLength;
  private long startNanos;

  private RecordEpisodeStatistics(Environment environment, String statsKey) {
    super(environment);
    this.statsKey = statsKey;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    episodeReturn = 0;
    episodeLength = 0;
    startNanos = System.nanoTime();
    return reset;
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    episodeReturn += step.reward();
    episodeLength++;
    if (!step.ended()) {
      return step;
    }
    Map<String, Object> info = new LinkedHashMap<>(step.info());
    info.put(statsKey, Map.of("r", episodeReturn, "l", episodeLength, "t", seconds()));
    return step.withInfo(info);
  }

  @Override
  void save(StateOutput out) {
    out.putDouble(episodeReturn).putLong(episodeLength).putLong(System.nanoTime() - startNanos);
  }

  @Override
  void restore(StateInput in) {
    episodeReturn = in.nextDouble();
    episodeLength = in.nextLong();
    startNanos = System.nanoTime() - in.nextLong();
  }

  /** Returns the time since the episode's start, in whole microseconds as Gymnasium rounds it. */
  private double seconds() {
    return Math.round((System.nanoTime() - startNanos) / 1e3) / 1e6;
  }
}
