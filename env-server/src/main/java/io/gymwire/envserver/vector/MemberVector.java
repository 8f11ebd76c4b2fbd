package io.gymwire.envserver.vector;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.List;

/**
 * What a vector of environments of any kind has, whatever the order in which it steps them: the
 * members, what they write their results to, and what it says of itself.
 */
abstract class MemberVector implements VectorEnvironment {
  final EnvironmentSpec spec;
  final AutoresetMode mode;

  /** The N environments; member i writes row i of the next two. */
  final Member[] members;

  final Batch memberObservations;
  final VectorStep memberResults;

  private final int batchSize;
  private final Space batchActionSpace;

  /**
   * Makes a vector of {@code environments}.
   *
   * @param spec what one of them is; its spaces are replaced by theirs
   * @param environments at least one, of equal spaces
   * @param batchSize how many of them an agent steps at a time
   */
  MemberVector(
      EnvironmentSpec spec,
      List<? extends Environment> environments,
      int batchSize,
      AutoresetMode mode) {
    this.spec = spec.describing(environments.get(0));
    this.mode = mode;
    this.batchSize = batchSize;
    this.batchActionSpace = this.spec.actionSpace().batch(batchSize);
    this.memberObservations = Batch.of(this.spec.observationSpace(), environments.size());
    this.memberResults = new VectorStep(environments.size(), memberObservations.value());
    this.members =
        Member.all(
                environments, mode, this.spec.observationSpace(), memberObservations, memberResults)
            .toArray(Member[]::new);
  }

  @Override
  public final EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public final int numEnvs() {
    return members.length;
  }

  @Override
  public final int batchSize() {
    return batchSize;
  }

  @Override
  public final AutoresetMode autoresetMode() {
    return mode;
  }

  /**
   * Returns {@code actions} as the batch that they are or stand for, such as nested lists for an
   * array.
   *
   * @throws GymWireException with code INVALID_VALUE if they are no batch of actions
   */
  final Object batchOfActions(Object actions) {
    return batchActionSpace.contains(actions)
        ? actions
        : batchActionSpace.decode(actions, "action");
  }

  /** Returns the error to throw after environment {@code index} threw {@code cause} at a call. */
  final GymWireException failure(int index, String call, Throwable cause) {
    return Failures.of(spec, index, call, cause);
  }

  /** Closes all environments; one that fails to is logged, for what was done with it is done. */
  final void closeMembers() {
    for (int i = 0; i < members.length; i++) {
      Failures.closeLogging(spec, i, members[i].environment());
    }
  }
}
