package io.gymwire.envserver.cartpole;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Map;

/**
 * From where to where a reset draws each of the four state variables; the options {@code low} and
 * {@code high}, others are ignored as Gymnasium ignores them.
 */
record ResetBounds(double low, double high) {
  static final ResetBounds DEFAULT = new ResetBounds(-0.05, 0.05);

  static ResetBounds of(Map<String, Object> options) {
    if (options.isEmpty()) {
      return DEFAULT;
    }
    double low = number(options, "low", DEFAULT.low);
    double high = number(options, "high", DEFAULT.high);
    if (low > high) {
      throw invalid("low (%s) must not be above high (%s)".formatted(low, high));
    }
    if (!Double.isFinite(high - low)) {
      throw invalid("low (%s) and high (%s) must be finite numbers".formatted(low, high));
    }
    return new ResetBounds(low, high);
  }

  private static double number(Map<String, Object> options, String name, double fallback) {
    if (!options.containsKey(name)) {
      return fallback;
    }
    if (options.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw invalid("%s must be a number, not %s".formatted(name, options.get(name)));
  }

  private static GymWireException invalid(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "options", "CartPole: " + message);
  }
}
