package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What is learnt about the return of each action: its mean, or its whole distribution. */
sealed interface ReturnEstimate extends AutoCloseable permits MeanReturn, ReturnDistribution {

  /** Returns K, how many numbers the network gives for an action. */
  int numbers();

  /**
   * Returns Q(s, a) of every action.
   *
   * @param output of the network, of shape (B, A * K)
   * @return shape (B, A)
   */
  Tensor values(Tensor output);

  /** Returns what {@link #values} does, for other programs. */
  List<Operation> describe();

  /**
   * Returns what the network says of one action in each row, as {@link #losses} takes it.
   *
   * @param output of the network, of shape (B, A * K)
   * @param action int64 of shape (B, 1)
   * @return shape (B, K)
   */
  Tensor predicted(Tensor output, Tensor action);

  /**
   * Returns what {@link #predicted} should be.
   *
   * @param nextOutput of the network that values the next action, of shape (B, A * K)
   * @param nextAction int64 of shape (B, 1)
   * @param reward of the window, of shape (B, 1)
   * @param bootstrap what the next value counts, of shape (B, 1)
   * @return shape (B, K)
   */
  Tensor target(Tensor nextOutput, Tensor nextAction, Tensor reward, Tensor bootstrap);

  /** Returns each row's loss, of shape (B, 1); gradients flow to {@code predicted}. */
  Tensor losses(Tensor predicted, Tensor target);

  /** Returns how wrong each row is, for its priority: at least 0, of shape (B, 1). */
  Tensor errors(Tensor predicted, Tensor target);

  /** Returns the mean Q of what is predicted, of shape (). */
  Tensor mean(Tensor predicted);

  @Override
  void close();
}
