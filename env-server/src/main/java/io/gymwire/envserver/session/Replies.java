package io.gymwire.envserver.session;

import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.ResetMessages;
import io.gymwire.protocol.message.StepMessages;
import io.gymwire.protocol.message.Batches;
import io.gymwire.protocol.space.Space;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a session's actions are read and its results are put into messages: with a batch axis, or without. */
sealed interface Replies {
  /** Returns {@code value}, a request's field {@code action}, as the vector takes it. */
  Object actions(Object value);

  Map<String, Object> reset(VectorReset reset);

  Map<String, Object> step(VectorStep step);

  static Replies of(VectorEnvironment environment, boolean single) {
    Space observations = environment.singleObservationSpace();
    Space actions = environment.singleActionSpace();
    return single
        ? new Single(observations, actions)
        : new Batch(observations, actions.batch(environment.numEnvs()));
  }

  /**
   * Of a vector.
   *
   * @param observationSpace the space of one environment's observations
   * @param actionSpace the space of all environments' actions
   */
  record Batch(Space observationSpace, Space actionSpace) implements Replies {
    @Override
    public Object actions(Object value) {
      return actionSpace.decode(value, Fields.ACTION);
    }

    @Override
    public Map<String, Object> reset(VectorReset reset) {
      return ResetMessages.encode(reset);
    }

    @Override
    public Map<String, Object> step(VectorStep step) {
      return StepMessages.encode(step, observationSpace);
    }
  }

  /**
   * Of a session made without {@code num_envs}: the only member of a batch of one.
   *
   * @param observationSpace the space of its observations
   * @param actionSpace the space of its actions
   */
  record Single(Space observationSpace, Space actionSpace) implements Replies {
    @Override
    public Object actions(Object value) {
      return Batches.stack(actionSpace, List.of(actionSpace.decode(value, Fields.ACTION)));
    }

    @Override
    public Map<String, Object> reset(VectorReset reset) {
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put(Fields.OBSERVATION, Batches.member(observationSpace, reset.observation(), 0));
      reply.put(Fields.INFO, SingleInfo.of(reset.info()));
      return reply;
    }

    @Override
    public Map<String, Object> step(VectorStep step) {
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put(Fields.OBSERVATION, Batches.member(observationSpace, step.observation(), 0));
      reply.put(Fields.REWARD, step.reward()[0]);
      reply.put(Fields.TERMINATED, step.terminated()[0]);
      reply.put(Fields.TRUNCATED, step.truncated()[0]);
      reply.put(Fields.INFO, SingleInfo.of(step.info()));
      return reply;
    }
  }
}
