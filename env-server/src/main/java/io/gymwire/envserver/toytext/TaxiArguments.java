package io.gymwire.envserver.toytext;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;

/**
 * The keyword arguments of Taxi.
 *
 * @param rainy whether a move may go aside
 * @param fickle whether the passenger may change the destination after the first move
 * @param rainyProbability that a move in the rain goes where it should
 * @param fickleProbability that a fickle passenger changes the destination
 */
record TaxiArguments(
    boolean rainy, boolean fickle, double rainyProbability, double fickleProbability) {
  private static final List<String> NAMES =
      List.of("is_rainy", "fickle_passenger", "rainy_probability", "fickle_probability");

  static TaxiArguments of(Map<String, Object> kwargs) {
    for (String name : kwargs.keySet()) {
      if (!NAMES.contains(name)) {
        throw invalid(
            "unknown argument '%s'; allowed: %s".formatted(name, String.join(", ", NAMES)));
      }
    }
    return new TaxiArguments(
        flag(kwargs, "is_rainy"),
        flag(kwargs, "fickle_passenger"),
        probability(kwargs, "rainy_probability", 0.8),
        probability(kwargs, "fickle_probability", 0.3));
  }

  private static boolean flag(Map<String, Object> kwargs, String name) {
    Object value = kwargs.getOrDefault(name, false);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw invalid("%s is %s; allowed: true, false".formatted(name, value));
  }

  private static double probability(
      Map<String, Object> kwargs, String name, double defaultProbability) {
    Object value = kwargs.getOrDefault(name, defaultProbability);
    if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw invalid("%s is %s; allowed: a number from 0 to 1".formatted(name, value));
  }

  private static GymWireException invalid(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "kwargs", "Taxi: " + message);
  }
}
