package io.gymwire.envserver.wrapper;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A wrapper that can be asked for by name.
 *
 * @param name Gymnasium's, without the ending {@code Observation} of frame stacks
 * @param description what it does, in one sentence
 * @param arguments its keyword arguments
 */
public record WrapperDescription(String name, String description, List<WrapperArgument> arguments) {

  String argumentNames() {
    return arguments.isEmpty()
        ? "none"
        : arguments.stream().map(WrapperArgument::name).collect(Collectors.joining(", "));
  }
}
