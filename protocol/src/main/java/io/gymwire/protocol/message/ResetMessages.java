package io.gymwire.protocol.message;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The request {@code reset} and its result as messages, and back. */
public final class ResetMessages {
  private ResetMessages() {}

  /** Returns {@code arguments} as the fields of a message. */
  public static Map<String, Object> encode(ResetArguments arguments) {
    Map<String, Object> message = new LinkedHashMap<>();
    if (!arguments.seeds().isEmpty()) {
      List<Object> seeds = new ArrayList<>();
      for (OptionalLong seed : arguments.seeds()) {
        seeds.add(seed.isPresent() ? (Object) seed.getAsLong() : null);
      }
      message.put(Fields.SEED, seeds);
    }
    Map<String, Object> options = new LinkedHashMap<>(arguments.options());
    arguments.resetMask().ifPresent(mask -> options.put(Fields.RESET_MASK, mask));
    if (!options.isEmpty()) {
      message.put(Fields.OPTIONS, options);
    }
    return message;
  }

  /**
   * Returns how {@code message} asks to reset a vector of {@code numEnvs}: one seed is for the
   * first environment, its successors for the others.
   *
   * @throws GymWireException with code INVALID_VALUE
   */
  public static ResetArguments decode(Message message, int numEnvs) {
    Map<String, Object> options = new LinkedHashMap<>(message.mapOrEmpty(Fields.OPTIONS));
    Optional<boolean[]> mask = Optional.empty();
    if (options.get(Fields.RESET_MASK) != null) {
      mask = Optional.of(mask(message.message(Fields.OPTIONS), numEnvs));
    }
    options.remove(Fields.RESET_MASK);
    return new ResetArguments(seeds(message, numEnvs), options, mask);
  }

  /** Returns {@code reset} as the fields of a reply. */
  public static Map<String, Object> encode(VectorReset reset) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.OBSERVATION, reset.observation());
    message.put(Fields.INFO, reset.info());
    return message;
  }

  /**
   * Returns the result in {@code reply}.
   *
   * @param observationSpace the space of the batch
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static VectorReset decode(Message reply, Space observationSpace) {
    return new VectorReset(
        Observations.decode(observationSpace, reply.value(Fields.OBSERVATION), Fields.OBSERVATION),
        Infos.decode(reply.mapOrEmpty(Fields.INFO)));
  }

  private static boolean[] mask(Message options, int numEnvs) {
    boolean[] mask = new boolean[numEnvs];
    options.flags(Fields.RESET_MASK, mask);
    for (boolean reset : mask) {
      if (reset) {
        return mask;
      }
    }
    throw new GymWireException(
        ErrorCode.INVALID_VALUE,
        Fields.OPTIONS + "." + Fields.RESET_MASK,
        "the reset mask marks no environment; at least one has to be true");
  }

  private static List<OptionalLong> seeds(Message message, int numEnvs) {
    Optional<Object> seed = message.optionalValue(Fields.SEED);
    if (seed.isEmpty()) {
      return List.of();
    }
    if (!(listed(seed.get()) instanceof List<?> seeds)) {
      return ResetArguments.seeded(seed(seed.get()), numEnvs).seeds();
    }
    if (seeds.size() != numEnvs) {
      throw invalidSeed("a list of " + seeds.size() + " seeds", numEnvs + " of them");
    }
    return seeds.stream()
        .map(item -> item == null ? OptionalLong.empty() : OptionalLong.of(seed(item)))
        .toList();
  }

  private static Object listed(Object seeds) {
    boolean integers =
        seeds instanceof NdArray array
            && array.rank() == 1
            && array.dtype() != DType.BOOL
            && !array.dtype().isFloating();
    return integers ? ((NdArray) seeds).toNestedList() : seeds;
  }

  private static long seed(Object value) {
    if (value instanceof Long seed && seed >= 0) {
      return seed;
    }
    if (value instanceof Double real && real >= 0 && real == Math.rint(real) && real <= 0x1p53) {
      return real.longValue();
    }
    if (value instanceof String digits && digits.matches("[0-9]{1,19}")) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException e) {
        throw invalidSeed(Described.value(value), "an integer from 0 to 2^63 - 1");
      }
    }
    throw invalidSeed(
        Described.value(value),
        "null, an integer from 0 to 2^63 - 1, its digits as a string, or a list of these");
  }

  private static GymWireException invalidSeed(String value, String allowed) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE,
        Fields.SEED,
        "the field 'seed' is " + value + "; allowed: " + allowed);
  }
}
