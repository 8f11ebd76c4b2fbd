package io.gymwire.protocol.message;

import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The reply to {@code make}.
 *
 * @param session the session's unguessable id
 * @param seq the number of the last reset or step, 0 at first
 * @param spec what one environment is, with the spaces that its wrappers leave
 * @param numEnvs N; empty for a single environment, whose messages have no batch axis
 * @param batchSize how many of the N each message is about: N, unless {@code make} asked for less
 * @param autoresetMode what happens after an episode's end
 * @param savesState whether {@code save} and {@code restore} work
 * @param newestFrame whether the replies to steps hold only the newest frame of each stack
 */
public record MadeSession(
    String session,
    long seq,
    EnvironmentSpec spec,
    OptionalInt numEnvs,
    int batchSize,
    AutoresetMode autoresetMode,
    boolean savesState,
    boolean newestFrame) {

  /** Returns the space of the observations in this session's replies. */
  public Space observationSpace() {
    return batched(spec.observationSpace());
  }

  /** Returns the space of the actions in this session's requests. */
  public Space actionSpace() {
    return batched(spec.actionSpace());
  }

  /** Returns this reply as a message. */
  public Map<String, Object> encode() {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.SESSION, session);
    message.put(Fields.SEQ, seq);
    message.put(Fields.SPEC, SpecMessages.encode(spec));
    message.put(Fields.NUM_ENVS, numEnvs.isPresent() ? numEnvs.getAsInt() : null);
    message.put(Fields.BATCH_SIZE, numEnvs.isPresent() ? batchSize : null);
    message.put(Fields.AUTORESET_MODE, autoresetMode.wireName());
    message.put(Fields.OBSERVATION_SPACE, SpaceMessages.encode(observationSpace()));
    message.put(Fields.ACTION_SPACE, SpaceMessages.encode(actionSpace()));
    message.put(Fields.SINGLE_OBSERVATION_SPACE, SpaceMessages.encode(spec.observationSpace()));
    message.put(Fields.SINGLE_ACTION_SPACE, SpaceMessages.encode(spec.actionSpace()));
    message.put(Fields.SAVES_STATE, savesState);
    message.put(Fields.NEWEST_FRAME, newestFrame);
    return message;
  }

  /**
   * Returns the reply that {@code message} is.
   *
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static MadeSession decode(Message message) {
    OptionalLong numEnvs = message.optionalInteger(Fields.NUM_ENVS, 1, Integer.MAX_VALUE);
    long most = numEnvs.orElse(1);
    return new MadeSession(
        message.string(Fields.SESSION),
        message.integer(Fields.SEQ, 0, Long.MAX_VALUE),
        SpecMessages.decode(message.message(Fields.SPEC)),
        numEnvs.isPresent() ? OptionalInt.of((int) numEnvs.getAsLong()) : OptionalInt.empty(),
        (int) message.optionalInteger(Fields.BATCH_SIZE, 1, most).orElse(most),
        AutoresetMode.named(message.string(Fields.AUTORESET_MODE)),
        message.bool(Fields.SAVES_STATE, false),
        message.bool(Fields.NEWEST_FRAME, false));
  }

  private Space batched(Space single) {
    return numEnvs.isPresent() ? single.batch(batchSize) : single;
  }
}
