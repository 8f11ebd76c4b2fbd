package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.cartpole.CartPoleProvider;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.List;
import java.util.Map;

/** The stacks of wrappers.py, innermost first. */
final class Stacks {
  private Stacks() {}

  static Environment of(String environment, String stack) {
    Environment wrapped =
        environment.equals("cartpole")
            ? Wrappers.timeLimit(new CartPoleProvider().factories().get(1).make(Map.of()), 500)
            : new CountingBytes();
    for (WrapperSpec wrapper : wrappers(stack)) {
      wrapped = Wrappers.wrap(wrapped, wrapper);
    }
    return wrapped;
  }

  private static List<WrapperSpec> wrappers(String stack) {
    return switch (stack) {
      case "stack" -> List.of(spec("FrameStackObservation", Map.of("stack_size", 4L)));
      case "stack-zero" ->
          List.of(spec("FrameStack", Map.of("stack_size", 3L, "padding_type", "zero")));
      case "normalize" -> List.of(WrapperSpec.of("NormalizeObservation"));
      case "normalize-epsilon" -> List.of(spec("NormalizeObservation", Map.of("epsilon", 0.25)));
      case "clip" -> List.of(spec("ClipReward", Map.of("min_reward", -0.5, "max_reward", 0.5)));
      case "clip-low" -> List.of(spec("ClipReward", Map.of("min_reward", 1.5)));
      case "skip" -> List.of(spec("MaxAndSkipObservation", Map.of("skip", 3L)));
      case "statistics" -> List.of(WrapperSpec.of("RecordEpisodeStatistics"));
      case "all" ->
          List.of(
              spec("ClipReward", Map.of("min_reward", 0L, "max_reward", 0.25)),
              WrapperSpec.of("NormalizeObservation"),
              spec("FrameStack", Map.of("stack_size", 2L)),
              WrapperSpec.of("RecordEpisodeStatistics"));
      default -> throw new AssertionError(stack);
    };
  }

  private static WrapperSpec spec(String name, Map<String, Object> arguments) {
    return new WrapperSpec(name, arguments);
  }
}
