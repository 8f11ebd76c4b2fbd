package io.gymwire.envserver.wrapper;

import java.util.Optional;

/**
 * A keyword argument of a wrapper.
 *
 * @param name Gymnasium's
 * @param description what it does and what is allowed
 * @param required whether it has to be given
 * @param defaultValue what it is if not given; empty for None and for a required argument
 */
public record WrapperArgument(
    String name, String description, boolean required, Optional<Object> defaultValue) {

  static WrapperArgument required(String name, String description) {
    return new WrapperArgument(name, description, true, Optional.empty());
  }

  static WrapperArgument optional(String name, String description) {
    return new WrapperArgument(name, description, false, Optional.empty());
  }

  static WrapperArgument optional(String name, String description, Object defaultValue) {
    return new WrapperArgument(name, description, false, Optional.of(defaultValue));
  }
}
