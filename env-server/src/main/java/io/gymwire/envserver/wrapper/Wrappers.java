package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;
import static io.gymwire.envserver.wrapper.WrapperArgument.required;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The wrappers that can be asked for by name. */
public final class Wrappers {
  /** Gymnasium 1.0 gave it this longer name; both are understood. */
  private static final String FRAME_STACK_ALIAS = "FrameStackObservation";

  private static final int MAX_STACK_SIZE = 256;

  /** Stacks of stacks multiply; this is forty times four pictures of an Atari 2600 in colour. */
  private static final int MAX_STACK_BYTES = 16 << 20;

  private static final List<WrapperKind> KINDS =
      List.of(
          kind(
              "TimeLimit",
              "Truncates an episode after a number of steps.",
              (environment, arguments) ->
                  timeLimit(environment, arguments.positiveInteger("max_episode_steps")),
              required(
                  "max_episode_steps",
                  "the steps after which an episode is truncated, at least 1")),
          kind(
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
              optional("stats_key", "the key in the info", "episode")),
          kind(
              "FrameStack",
              "Observes the latest observations together, the oldest first; also called "
                  + FRAME_STACK_ALIAS
                  + ".",
              Wrappers::frameStack,
              required(
                  "stack_size",
                  "how many observations, from 1 to %d, and of up to %d bytes together"
                      .formatted(MAX_STACK_SIZE, MAX_STACK_BYTES)),
              optional(
                  "padding_type",
                  "'reset' pads with the first observation, 'zero' with zeros",
                  "reset")),
          kind(
              "ClipReward",
              "Keeps rewards within bounds, of which at least one has to be given.",
              Wrappers::clipReward,
              optional("min_reward", "the lower bound"),
              optional("max_reward", "the upper bound")),
          kind(
              "NormalizeObservation",
              "Shifts and scales observations to mean 0 and variance 1 as seen so far, in float32.",
              Wrappers::normalizeObservation,
              optional("epsilon", "added to the variance; above 0", 1e-8),
              optional(
                  "update_running_mean",
                  "whether mean and variance go on changing; an attribute in Gymnasium",
                  true)),
          kind(
              "TransformToTensor",
              "Turns pictures into float32 with channels first, bytes scaled to [0, 1].",
              Wrappers::transformToTensor));

  private Wrappers() {}

  /** Returns all wrappers there are. */
  public static List<WrapperDescription> descriptions() {
    return KINDS.stream().map(WrapperKind::description).toList();
  }

  /**
   * Returns {@code environment} within the wrapper asked for.
   *
   * @throws GymWireException with code UNKNOWN_WRAPPER if there is none of that name; INVALID_VALUE
   *     if its arguments are not allowed or it does not fit the environment's spaces
   */
  public static Environment wrap(Environment environment, WrapperSpec asked) {
    String name = asked.name().equals(FRAME_STACK_ALIAS) ? "FrameStack" : asked.name();
    for (WrapperKind kind : KINDS) {
      if (kind.description().name().equals(name)) {
        return kind.application().apply(environment, new Arguments(kind.description(), asked));
      }
    }
    throw new GymWireException(
        ErrorCode.UNKNOWN_WRAPPER,
        "wrappers",
        "unknown wrapper '%s'; allowed: %s"
            .formatted(
                asked.name(),
                descriptions().stream()
                    .map(WrapperDescription::name)
                    .collect(Collectors.joining(", "))));
  }

  /** Returns {@code environment} with episodes truncated at {@code maxEpisodeSteps} steps. */
  public static Environment timeLimit(Environment environment, int maxEpisodeSteps) {
    return new TimeLimit(environment, maxEpisodeSteps);
  }

  private static Environment frameStack(Environment environment, Arguments arguments) {
    String padding = arguments.text("padding_type");
    if (!padding.equals("reset") && !padding.equals("zero")) {
      throw arguments.wrong("padding_type", "'reset', 'zero'");
    }
    int stackSize = arguments.positiveInteger("stack_size");
    if (stackSize > MAX_STACK_SIZE) {
      throw arguments.overLimit(
          "stack_size is %d; allowed: up to %d".formatted(stackSize, MAX_STACK_SIZE));
    }
    long bytes = stackSize * Batch.bytesOf(environment.observationSpace());
    if (bytes > MAX_STACK_BYTES) {
      throw arguments.overLimit(
          "%d observations take %d bytes; allowed: up to %d"
              .formatted(stackSize, bytes, MAX_STACK_BYTES));
    }
    return new FrameStack(environment, stackSize, padding.equals("zero"));
  }

  private static Environment clipReward(Environment environment, Arguments arguments) {
    OptionalDouble low = arguments.number("min_reward");
    OptionalDouble high = arguments.number("max_reward");
    if (low.isEmpty() && high.isEmpty()) {
      throw arguments.invalid("neither min_reward nor max_reward is given; allowed: one or both");
    }
    double min = low.orElse(Double.NEGATIVE_INFINITY);
    double max = high.orElse(Double.POSITIVE_INFINITY);
    if (min > max) {
      throw arguments.wrong("min_reward", "a number up to max_reward, that is " + max);
    }
    return new ClipReward(environment, min, max);
  }

  private static Environment normalizeObservation(Environment environment, Arguments arguments) {
    double epsilon = arguments.number("epsilon").orElseThrow();
    if (!(epsilon > 0)) {
      throw arguments.wrong("epsilon", "a number above 0");
    }
    return new NormalizeObservation(
        environment, box(environment, arguments), epsilon, arguments.flag("update_running_mean"));
  }

  private static Environment transformToTensor(Environment environment, Arguments arguments) {
    Box pictures = box(environment, arguments);
    if (pictures.shape().length != 2 && pictures.shape().length != 3) {
      throw arguments.invalid(
          "the observations are of %s; allowed: shape (height, width) or (height, width, channels)"
              .formatted(pictures));
    }
    return new TransformToTensor(environment, pictures);
  }

  private static Box box(Environment environment, Arguments arguments) {
    if (environment.observationSpace() instanceof Box box) {
      return box;
    }
    throw arguments.invalid(
        "the observations are of %s; allowed: a Box".formatted(environment.observationSpace()));
  }

  private static WrapperKind kind(
      String name,
      String description,
      WrapperKind.Application application,
      WrapperArgument... arguments) {
    return new WrapperKind(
        new WrapperDescription(name, description, List.of(arguments)), application);
  }
}
