package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import java.util.List;
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
    if (isPositiveInteger(value)) {
      return ((Number) value).intValue();
    }
    throw wrong(name, "a positive integer");
  }

  /** Returns a whole number from {@code least} to {@code most}. */
  int integer(String name, int least, int most) {
    Object value = value(name).orElseThrow();
    if (isInteger(value)
        && ((Number) value).intValue() >= least
        && ((Number) value).intValue() <= most) {
      return ((Number) value).intValue();
    }
    throw wrong(name, "an integer from %d to %d".formatted(least, most));
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

  /** Returns two whole numbers that are at least 1. */
  int[] size(String name) {
    Object value = value(name).orElseThrow();
    if (value instanceof List<?> lengths
        && lengths.size() == 2
        && lengths.stream().allMatch(Arguments::isPositiveInteger)) {
      return lengths.stream().mapToInt(length -> ((Number) length).intValue()).toArray();
    }
    throw wrong(name, "two positive integers");
  }

  /** Returns two whole numbers that are at least 1; one may stand for both. */
  int[] sizeOrLength(String name) {
    Object value = value(name).orElseThrow();
    if (isPositiveInteger(value)) {
      int length = ((Number) value).intValue();
      return new int[] {length, length};
    }
    return size(name);
  }

  /** Returns the Atari game within all wrappers, if it is one. */
  AtariEnvironment game(Environment environment) {
    if (EnvironmentWrapper.unwrapped(environment) instanceof AtariEnvironment game) {
      return game;
    }
    throw invalid("the environment is no Atari game; allowed: an Atari game, such as ALE/Pong-v5");
  }

  /** Returns the space of observations, if they are arrays. */
  Box box(Environment environment) {
    if (environment.observationSpace() instanceof Box box) {
      return box;
    }
    throw doesNotFit(environment, "a Box");
  }

  /** Returns the space of observations, if they have the shape of pictures. */
  Box pictures(Environment environment) {
    Box box = box(environment);
    if (box.shape().length == 2 || box.shape().length == 3) {
      return box;
    }
    throw doesNotFit(environment, "shape (height, width) or (height, width, channels)");
  }

  /** Returns the space of observations, if they are pictures of bytes from 0 to 255. */
  Box bytePictures(Environment environment) {
    Box pictures = pictures(environment);
    if (pictures.equals(Box.of(0, 255, DType.UINT8, pictures.shape()))) {
      return pictures;
    }
    throw doesNotFit(environment, "pictures of uint8 from 0 to 255");
  }

  GymWireException doesNotFit(Environment environment, String allowed) {
    return invalid(
        "the observations are of %s; allowed: %s"
            .formatted(environment.observationSpace(), allowed));
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

  private static boolean isPositiveInteger(Object value) {
    return isInteger(value) && ((Number) value).longValue() >= 1;
  }

  /** Returns whether {@code value} is an integer that an int holds. */
  private static boolean isInteger(Object value) {
    return (value instanceof Long || value instanceof Integer)
        && ((Number) value).longValue() == ((Number) value).intValue();
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
