package io.gymwire.envserver.session;

import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.FrameSpaces;
import io.gymwire.protocol.message.MakeMessages;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.ResetMessages;
import io.gymwire.protocol.message.SingleMessages;
import io.gymwire.protocol.message.StepMessages;
import io.gymwire.protocol.space.Space;
import java.util.Map;

/**
 * How a session's actions are read and its results are put into messages: with a batch axis, or
 * without.
 */
sealed interface Replies permits Replies.Batched, Replies.Single, NewestFrames {
  /** Returns the field {@code action} of {@code request} as the vector takes it. */
  Object actions(Message request);

  /** Returns the reply to a reset; {@code all} says whether it was one of all environments. */
  Map<String, Object> reset(VectorReset reset, boolean all);

  Map<String, Object> restored(VectorReset restored);

  Map<String, Object> step(VectorStep step);

  static Replies of(VectorEnvironment environment, MakeMessages.Make make) {
    Space observations = environment.singleObservationSpace();
    Replies whole = of(environment, make.single(), observations);
    return make.newestFrame()
        ? new NewestFrames(
            whole,
            of(environment, make.single(), FrameSpaces.frameOf(observations)),
            observations,
            environment.numEnvs())
        : whole;
  }

  private static Replies of(VectorEnvironment environment, boolean single, Space observations) {
    Space actions = environment.singleActionSpace();
    return single
        ? new Single(observations, actions)
        : new Batched(observations, actions.batch(environment.batchSize()));
  }

  /**
   * Of a vector.
   *
   * @param observationSpace the space of one environment's observations
   * @param actionSpace the space of all environments' actions
   */
  record Batched(Space observationSpace, Space actionSpace) implements Replies {
    @Override
    public Object actions(Message request) {
      return actionSpace.decode(request.value(Fields.ACTION), Fields.ACTION);
    }

    @Override
    public Map<String, Object> reset(VectorReset reset, boolean all) {
      return ResetMessages.encode(reset);
    }

    @Override
    public Map<String, Object> restored(VectorReset restored) {
      return ResetMessages.encode(restored);
    }

    @Override
    public Map<String, Object> step(VectorStep step) {
      return StepMessages.encode(step, observationSpace);
    }
  }

  /**
   * Of a session made without {@code num_envs}: a vector of one whose messages have no batch axis.
   *
   * @param observationSpace the space of its observations
   * @param actionSpace the space of its actions
   */
  record Single(Space observationSpace, Space actionSpace) implements Replies {
    @Override
    public Object actions(Message request) {
      return SingleMessages.decodeAction(request, actionSpace);
    }

    @Override
    public Map<String, Object> reset(VectorReset reset, boolean all) {
      return SingleMessages.encode(reset, observationSpace);
    }

    @Override
    public Map<String, Object> restored(VectorReset restored) {
      return SingleMessages.encode(restored, observationSpace);
    }

    @Override
    public Map<String, Object> step(VectorStep step) {
      return SingleMessages.encode(step, observationSpace);
    }
  }
}
