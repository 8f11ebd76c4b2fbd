package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.environment.Environment;
import java.util.List;

/**
 * A kind of wrapper: what is said of it, what else it is called, and how to put it around an
 * environment.
 */
record WrapperKind(
    WrapperDescription description, List<String> otherNames, Application application) {

  interface Application {
    Environment apply(Environment environment, Arguments arguments);
  }

  static WrapperKind of(
      String name, String description, Application application, WrapperArgument... arguments) {
    return new WrapperKind(
        new WrapperDescription(name, description, List.of(arguments)), List.of(), application);
  }

  /** Returns this kind, also found under {@code otherName}. */
  WrapperKind alsoCalled(String otherName) {
    return new WrapperKind(description, List.of(otherName), application);
  }

  boolean isCalled(String name) {
    return description.name().equals(name) || otherNames.contains(name);
  }
}
