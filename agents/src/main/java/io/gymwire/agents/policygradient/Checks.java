package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.rollout.RolloutBatch;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/** What algorithms here refuse: losses that are no numbers. */
final class Checks {
  private Checks() {}

  /**
   * Returns {@code loss}.
   *
   * @throws GymWireException if it is NaN or infinite; it blames the environment if its
   *     observations or rewards are
   */
  static double finite(double loss, RolloutBatch batch) {
    if (Double.isFinite(loss)) {
      return loss;
    }
    Tensors.requireFinite("an observation", batch.observation());
    Tensors.requireFinite("a reward, or a policy so bad a value,", batch.returns());
    throw new GymWireException(
        ErrorCode.INVALID_VALUE,
        "learning_rate",
        "the loss is %s: learn at a lower rate, or clip gradients".formatted(loss));
  }
}
