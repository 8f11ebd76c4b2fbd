package io.gymwire.envserver.vector;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.batch.Rows;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * N environments of which those M come back that are ready first: EnvPool's send and receive (Weng
 * et al. 2022) in one call. While an agent thinks about M of them, the others go on.
 *
 * <p>A call returns M rows, in the order of the environments, and which those are in the info as
 * {@code env_id}. The actions of the next step are for them. A result may be from an earlier call.
 */
public final class PartialVectorEnvironment extends MemberVector {
  private static final String ENV_ID = "env_id";

  private final Batch memberActions;
  private final ReadyQueue queue;
  private final Batch observations;
  private final VectorStep step;

  /** The environments of the latest results, in ascending order; empty before the first reset. */
  private int[] received = {};

  /**
   * Makes a vector of {@code environments}, which it closes.
   *
   * @param spec what one of them is; its spaces are replaced by theirs
   * @param environments at least one, of equal spaces
   * @param batchSize M, from 1 to the number of environments
   * @param mode NEXT_STEP or SAME_STEP
   */
  public PartialVectorEnvironment(
      EnvironmentSpec spec,
      List<? extends Environment> environments,
      int batchSize,
      AutoresetMode mode) {
    super(spec, environments, batchSize, mode);
    this.memberActions = Batch.of(singleActionSpace(), environments.size());
    this.observations = Batch.of(singleObservationSpace(), batchSize);
    this.step = new VectorStep(batchSize, observations.value());
    this.queue = new ReadyQueue(environments.size(), this::closeMembers);
  }

  /** Starts all episodes, once the steps under way are done, and returns the first M of them. */
  @Override
  public VectorReset reset(ResetArguments arguments) {
    ResetCheck.check(arguments, members.length, false);
    queue.takeAll();
    received = new int[0];
    for (int i = 0; i < members.length; i++) {
      int index = i;
      queue.submit(i, () -> members[index].reset(arguments.seed(index), arguments.options()));
    }
    receive("reset");
    return new VectorReset(observations.value(), step.info());
  }

  @Override
  public VectorStep step(Object actions) {
    ResetCheck.requireBegun(received.length > 0);
    Object rows = batchOfActions(actions);
    for (int row = 0; row < received.length; row++) {
      int index = received[row];
      // A copy: the step may still be under way when the caller uses the memory for other things.
      memberActions.set(index, Rows.of(spec.actionSpace(), rows, row));
      queue.submit(index, () -> members[index].step(memberActions.get(index)));
    }
    receive("step");
    return step;
  }

  /** Draws environment {@code index} as it is after what it is doing now. */
  @Override
  public Optional<NdArray> render(int index) {
    return queue.whenReady(index, () -> Expected.picture(members[index].environment().render()));
  }

  @Override
  public boolean savesState() {
    return false;
  }

  @Override
  public byte[] saveState() {
    throw unsupported();
  }

  @Override
  public VectorReset restoreState(byte[] state) {
    throw unsupported();
  }

  /** Closes the environments, those under way when they have done their step. */
  @Override
  public void close() {
    queue.close();
  }

  private void receive(String call) {
    int[] ready = queue.take(batchSize());
    Arrays.sort(ready);
    throwFailure(ready, call);
    List<FinalStep> finals = new ArrayList<>();
    VectorInfo infos = new VectorInfo(ready.length);
    for (int row = 0; row < ready.length; row++) {
      int index = ready[row];
      int place = row;
      observations.set(row, memberObservations.get(index));
      step.reward()[row] = memberResults.reward()[index];
      step.terminated()[row] = memberResults.terminated()[index];
      step.truncated()[row] = memberResults.truncated()[index];
      infos.add(row, members[index].info());
      members[index]
          .finalStep()
          .ifPresent(last -> finals.add(new FinalStep(place, last.observation(), last.info())));
    }
    Map<String, Object> info = new LinkedHashMap<>(infos.build());
    info.put(ENV_ID, ids(ready));
    step.set(observations.value(), info, finals);
    received = ready;
  }

  /** After a failure all have to be reset: which of them are under way is lost with the results. */
  private void throwFailure(int[] ready, String call) {
    for (int index : ready) {
      if (members[index].failure().isPresent()) {
        received = new int[0];
        throw members[index]
            .refusal()
            .orElseGet(() -> failure(index, call, members[index].failure().orElseThrow()));
      }
    }
  }

  private static NdArray ids(int[] indices) {
    return NdArray.ofLongs(Arrays.stream(indices).asLongStream().toArray());
  }

  private static GymWireException unsupported() {
    return new GymWireException(
        ErrorCode.UNSUPPORTED,
        "a vector with a batch_size does not save its state: some of it moves");
  }
}
