package io.gymwire.protocol.message;

import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.GymWireException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Environment specs as messages, and back. */
public final class SpecMessages {
  private static final int DEFAULT_RENDER_FPS = 30;

  private SpecMessages() {}

  /** Returns {@code spec} as a message. */
  public static Map<String, Object> encode(EnvironmentSpec spec) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.ID, spec.id());
    message.put(Fields.OBSERVATION_SPACE, SpaceMessages.encode(spec.observationSpace()));
    message.put(Fields.ACTION_SPACE, SpaceMessages.encode(spec.actionSpace()));
    message.put(
        Fields.MAX_EPISODE_STEPS,
        spec.maxEpisodeSteps().isPresent() ? spec.maxEpisodeSteps().getAsInt() : null);
    message.put(
        Fields.REWARD_THRESHOLD,
        spec.rewardThreshold().isPresent() ? spec.rewardThreshold().getAsDouble() : null);
    message.put(Fields.NONDETERMINISTIC, spec.nondeterministic());
    message.put(Fields.RENDER_MODES, spec.renderModes());
    message.put(Fields.RENDER_FPS, spec.renderFps());
    if (!spec.actionMeanings().isEmpty()) {
      message.put(Fields.ACTION_MEANINGS, spec.actionMeanings());
    }
    message.put(Fields.UNAVAILABLE, spec.unavailable().orElse(null));
    return message;
  }

  /**
   * Returns the spec that {@code message} describes.
   *
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static EnvironmentSpec decode(Message message) {
    OptionalLong steps = message.optionalInteger(Fields.MAX_EPISODE_STEPS, 1, Integer.MAX_VALUE);
    return new EnvironmentSpec(
        message.string(Fields.ID),
        SpaceMessages.decode(message.message(Fields.OBSERVATION_SPACE)),
        SpaceMessages.decode(message.message(Fields.ACTION_SPACE)),
        steps.isPresent() ? OptionalInt.of((int) steps.getAsLong()) : OptionalInt.empty(),
        message.optionalNumber(Fields.REWARD_THRESHOLD),
        message.bool(Fields.NONDETERMINISTIC, false),
        message.stringsOrEmpty(Fields.RENDER_MODES),
        (int)
            message
                .optionalInteger(Fields.RENDER_FPS, 0, Integer.MAX_VALUE)
                .orElse(DEFAULT_RENDER_FPS),
        message.stringsOrEmpty(Fields.ACTION_MEANINGS),
        message.optionalString(Fields.UNAVAILABLE));
  }

  /** Returns the reply to {@code list}. */
  public static Map<String, Object> encodeList(List<EnvironmentSpec> specs) {
    return Map.of(Fields.ENVIRONMENTS, specs.stream().map(SpecMessages::encode).toList());
  }

  /** Returns the specs in the reply to {@code list}. */
  public static List<EnvironmentSpec> decodeList(Message reply) {
    return reply.messagesOrEmpty(Fields.ENVIRONMENTS).stream().map(SpecMessages::decode).toList();
  }
}
