package io.gymwire.envserver.atari;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The keyword arguments given for an Atari environment, each checked as it is read. */
final class KeywordArguments {
  static final String MODE = "mode";
  static final String DIFFICULTY = "difficulty";

  private static final String OBS_TYPE = "obs_type";
  private static final String FRAMESKIP = "frameskip";
  private static final String PROBABILITY = "repeat_action_probability";
  private static final String FULL_ACTION_SPACE = "full_action_space";
  private static final String FRAME_LIMIT = "max_num_frames_per_episode";
  private static final List<String> NAMES =
      List.of(OBS_TYPE, FRAMESKIP, PROBABILITY, FULL_ACTION_SPACE, MODE, DIFFICULTY, FRAME_LIMIT);

  /** So long no episode is, and so long no single call should take. */
  private static final int MOST_FRAMES_A_STEP = 1_000;

  private final Map<String, Object> given;

  KeywordArguments(Map<String, Object> given) {
    this.given = given;
    for (String name : given.keySet()) {
      if (!NAMES.contains(name)) {
        throw invalid(
            "unknown argument '%s'; allowed: %s".formatted(name, String.join(", ", NAMES)));
      }
    }
  }

  ObservationType observationType(ObservationType otherwise) {
    return value(OBS_TYPE)
        .map(
            value ->
                ObservationType.named(value)
                    .orElseThrow(
                        () -> wrong(OBS_TYPE, value, String.join(", ", ObservationType.NAMES))))
        .orElse(otherwise);
  }

  FrameSkip frameSkip(FrameSkip otherwise) {
    return value(FRAMESKIP).map(KeywordArguments::frameSkip).orElse(otherwise);
  }

  double probability(double otherwise) {
    Object value = value(PROBABILITY).orElse(otherwise);
    if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw wrong(PROBABILITY, value, "0 to 1");
  }

  boolean fullActionSpace(boolean otherwise) {
    Object value = value(FULL_ACTION_SPACE).orElse(otherwise);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(FULL_ACTION_SPACE, value, "true, false");
  }

  OptionalInt optionalNumber(String name, OptionalInt otherwise) {
    Optional<Object> value = value(name);
    return value.isEmpty()
        ? otherwise
        : OptionalInt.of(
            whole(value.get(), 0, Integer.MAX_VALUE)
                .orElseThrow(() -> wrong(name, value.get(), "a number of the game's, from 0 on")));
  }

  /** As in ale-py, None asks for no limit; among the others it asks for what is registered. */
  int frameLimit(int otherwise) {
    if (given.containsKey(FRAME_LIMIT) && value(FRAME_LIMIT).isEmpty()) {
      return AtariArguments.NO_LIMIT;
    }
    Object value = value(FRAME_LIMIT).orElse(otherwise);
    return whole(value, 0, Integer.MAX_VALUE)
        .orElseThrow(
            () -> wrong(FRAME_LIMIT, value, "None or 0 for no limit, or an integer from 1 on"));
  }

  private static FrameSkip frameSkip(Object value) {
    OptionalInt fixed = whole(value, 1, MOST_FRAMES_A_STEP);
    if (fixed.isPresent()) {
      return FrameSkip.fixed(fixed.getAsInt());
    }
    if (value instanceof List<?> range && range.size() == 2) {
      OptionalInt low = whole(range.get(0), 1, MOST_FRAMES_A_STEP);
      OptionalInt high = whole(range.get(1), 1, MOST_FRAMES_A_STEP + 1);
      if (low.isPresent() && high.isPresent() && low.getAsInt() < high.getAsInt()) {
        return FrameSkip.range(low.getAsInt(), high.getAsInt());
      }
    }
    throw wrong(
        FRAMESKIP,
        value,
        "an integer from 1 to %d, or [low, high) with 0 < low < high"
            .formatted(MOST_FRAMES_A_STEP));
  }

  private static OptionalInt whole(Object value, int least, int most) {
    boolean whole = value instanceof Long || value instanceof Integer;
    if (whole
        && value instanceof Number number
        && number.longValue() >= least
        && number.longValue() <= most) {
      return OptionalInt.of(number.intValue());
    }
    return OptionalInt.empty();
  }

  private Optional<Object> value(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private static GymWireException wrong(String name, Object value, String allowed) {
    return invalid("%s is %s; allowed: %s".formatted(name, value, allowed));
  }

  private static GymWireException invalid(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "kwargs", "Atari: " + message);
  }
}
