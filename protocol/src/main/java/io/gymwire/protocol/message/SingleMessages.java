package io.gymwire.protocol.message;

import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of one environment without a batch axis, as {@code gymnasium.make} gives them, from a
 * vector of one: what a session made without {@code num_envs} replies.
 */
public final class SingleMessages {
  private SingleMessages() {}

  /** Returns the first row of {@code reset} as the fields of a reply. */
  public static Map<String, Object> encode(VectorReset reset, Space observationSpace) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.OBSERVATION, Batches.member(observationSpace, reset.observation(), 0));
    message.put(Fields.INFO, Infos.single(reset.info()));
    return message;
  }

  /** Returns the first row of {@code step} as the fields of a reply. */
  public static Map<String, Object> encode(VectorStep step, Space observationSpace) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.OBSERVATION, Batches.member(observationSpace, step.observation(), 0));
    message.put(Fields.REWARD, step.reward()[0]);
    message.put(Fields.TERMINATED, step.terminated()[0]);
    message.put(Fields.TRUNCATED, step.truncated()[0]);
    message.put(Fields.INFO, Infos.single(step.info()));
    return message;
  }

  /**
   * Returns the action in {@code request} as the actions of a vector of one.
   *
   * @throws GymWireException with code MISSING_FIELD, or INVALID_VALUE if it is no member of {@code
   *     actionSpace}
   */
  public static Object decodeAction(Message request, Space actionSpace) {
    Object action = actionSpace.decode(request.value(Fields.ACTION), Fields.ACTION);
    return Batches.stack(actionSpace, List.of(action));
  }

  /**
   * Returns the reset in {@code reply}.
   *
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static Reset decodeReset(Message reply, Space observationSpace) {
    return new Reset(observation(reply, observationSpace), reply.mapOrEmpty(Fields.INFO));
  }

  /**
   * Returns the step in {@code reply}.
   *
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static Step decodeStep(Message reply, Space observationSpace) {
    return new Step(
        observation(reply, observationSpace),
        reply.number(Fields.REWARD),
        reply.bool(Fields.TERMINATED),
        reply.bool(Fields.TRUNCATED),
        reply.mapOrEmpty(Fields.INFO));
  }

  private static Object observation(Message reply, Space observationSpace) {
    return Observations.decode(
        observationSpace, reply.value(Fields.OBSERVATION), Fields.OBSERVATION);
  }
}
