package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The keyword arguments that a wrapper was asked for with, checked against those it has. */
final class Arguments {
  private final WrapperDescription wrapper;
  private final Map<String, Object> given;

  Arguments(WrapperDescription wrapper, WrapperSpec asked) {
    this.wrapper = wrapper;
    this.given = asked.arguments();
    for (String name : given.keySet()) {
      if (wrapper.arguments().stream().noneMatch(argument -> argument.name().equals(name))) {
        throw invalid(
            "unknown argument '%s'; allowed: %s".formatted(name, wrapper.argumentNames()));
      }
    }
    for (WrapperArgument argument : wrapper.arguments()) {
      if (argument.required() && value(argument.name()).isEmpty()) {
        throw invalid(
            "argument '%s' is missing: %s".formatted(argument.name(), argument.description()));
      }
    }
  }

  /** Returns a whole number that is at least 1. */
  int positiveInteger(String name) {
    Object value = value(name).orElseThrow();
    boolean whole = value instanceof Long || value instanceof Integer;
    if (whole
        && value instanceof Number number
        && number.longValue() >= 1
        && number.longValue() <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw wrong(name, "a positive integer");
  }

  /** Returns a number, empty for None. */
  OptionalDouble number(String name) {
    Optional<Object> value = value(name);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (value.get() instanceof Number number && !Double.isNaN(number.doubleValue())) {
      return OptionalDouble.of(number.doubleValue());
    }
    throw wrong(name, "a number");
  }

  boolean flag(String name) {
    if (value(name).orElseThrow() instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  String text(String name) {
    if (value(name).orElseThrow() instanceof String text) {
      return text;
    }
    throw wrong(name, "a string");
  }

  GymWireException wrong(String name, String allowed) {
    return invalid("%s is %s; allowed: %s".formatted(name, value(name).orElse("None"), allowed));
  }

  GymWireException invalid(String message) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE, "wrappers", "%s: %s".formatted(wrapper.name(), message));
  }

  GymWireException overLimit(String message) {
    return new GymWireException(
        ErrorCode.LIMIT_EXCEEDED, "wrappers", "%s: %s".formatted(wrapper.name(), message));
  }

  private Optional<Object> value(String name) {
    Optional<Object> value = Optional.ofNullable(given.get(name));
    return value.isPresent()
        ? value
        : wrapper.arguments().stream()
            .filter(argument -> argument.name().equals(name))
            .findFirst()
            .flatMap(WrapperArgument::defaultValue);
  }
}
