package io.gymwire.protocol.environment;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a vector of environments is to be reset.
 *
 * @param seeds one entry an environment, or no entry at all to continue every generator
 * @param options passed to every environment
 * @param resetMask which environments to reset, at least one of them; empty for all
 */
public record ResetArguments(
    List<OptionalLong> seeds, Map<String, Object> options, Optional<boolean[]> resetMask) {

  /** Resets all, continuing their generators. */
  public static ResetArguments none() {
    return new ResetArguments(List.of(), Map.of(), Optional.empty());
  }

  /**
   * Resets all of {@code numEnvs} environments, number i with seed + i.
   *
   * @throws GymWireException with code INVALID_VALUE if a seed would be negative or beyond 2^63 - 1
   */
  public static ResetArguments seeded(long seed, int numEnvs) {
    if (seed < 0 || seed > Long.MAX_VALUE - (numEnvs - 1)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "seed",
          "seed "
              + seed
              + " is not allowed; it must be from 0 to 2^63 less the number of environments");
    }
    List<OptionalLong> seeds = new ArrayList<>(numEnvs);
    for (int i = 0; i < numEnvs; i++) {
      seeds.add(OptionalLong.of(seed + i));
    }
    return new ResetArguments(Collections.unmodifiableList(seeds), Map.of(), Optional.empty());
  }

  /** Resets the environments that {@code mask} marks. */
  public static ResetArguments masked(boolean... mask) {
    return new ResetArguments(List.of(), Map.of(), Optional.of(mask.clone()));
  }

  /** Returns these arguments with {@code newOptions}. */
  public ResetArguments withOptions(Map<String, Object> newOptions) {
    return new ResetArguments(seeds, newOptions, resetMask);
  }

  /** Returns the seed of environment {@code index}, if it has one. */
  public OptionalLong seed(int index) {
    return seeds.isEmpty() ? OptionalLong.empty() : seeds.get(index);
  }

  /** Returns whether environment {@code index} is to be reset. */
  public boolean resets(int index) {
    return resetMask.isEmpty() || resetMask.get()[index];
  }
}
