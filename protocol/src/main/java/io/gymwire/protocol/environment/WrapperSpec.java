package io.gymwire.protocol.environment;

import java.util.Map;

/**
 * A wrapper asked for by name.
 *
 * @param name Gymnasium's, such as {@code FrameStack}
 * @param arguments Gymnasium's keyword arguments of that wrapper
 */
public record WrapperSpec(String name, Map<String, Object> arguments) {
  /** A wrapper with its default arguments. */
  public static WrapperSpec of(String name) {
    return new WrapperSpec(name, Map.of());
  }

  /** Returns whether it stacks the latest observations; Gymnasium 1.0 gave it the longer name. */
  public boolean isFrameStack() {
    return name.equals("FrameStack") || name.equals("FrameStackObservation");
  }
}
