package io.gymwire.protocol.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A wrapper asked for by name.
 *
 * @param name Gymnasium's, such as {@code FrameStack}, or that of a {@link WrapperPreset}
 * @param arguments Gymnasium's keyword arguments of that wrapper
 */
public record WrapperSpec(String name, Map<String, Object> arguments) {
  /** A wrapper with its default arguments. */
  public static WrapperSpec of(String name) {
    return new WrapperSpec(name, Map.of());
  }

  /**
   * Returns whether it stacks the latest observations, itself or as a preset whose outermost
   * wrapper does; Gymnasium 1.0 gave the wrapper the longer name.
   */
  public boolean isFrameStack() {
    return name.equals("FrameStack")
        || name.equals("FrameStackObservation")
        || WrapperPreset.named(name).filter(WrapperSpec::endsInFrameStack).isPresent();
  }

  /** Returns what takes its place where an agent is evaluated: a preset without its training. */
  public WrapperSpec forEvaluation() {
    if (WrapperPreset.named(name).isEmpty()) {
      return this;
    }
    Map<String, Object> forEvaluation = new LinkedHashMap<>(arguments);
    forEvaluation.put(WrapperPreset.EVALUATION, true);
    return new WrapperSpec(name, forEvaluation);
  }

  private static boolean endsInFrameStack(WrapperPreset preset) {
    return preset.wrappers().get(preset.wrappers().size() - 1).isFrameStack();
  }
}
