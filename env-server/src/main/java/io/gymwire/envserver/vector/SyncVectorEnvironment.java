package io.gymwire.envserver.vector;

import io.gymwire.envserver.batch.Rows;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * N independent environments of any kind as one vector: Gymnasium's {@code SyncVectorEnv}.
 *
 * <p>When an environment throws, the others still do their step; the call then fails with
 * ENVIRONMENT_FAILED, and further steps with RESET_NEEDED until a reset has covered the environment
 * that failed.
 */
public final class SyncVectorEnvironment extends MemberVector {
  private final String kind;
  private final Turns turns;
  private boolean begun;

  /**
   * Makes a vector of {@code environments}, which it closes.
   *
   * @param spec what one of them is; its spaces are replaced by theirs
   * @param environments at least one, of equal spaces
   * @param kind names all that has to be equal where a saved state is restored
   */
  public SyncVectorEnvironment(
      EnvironmentSpec spec,
      List<? extends Environment> environments,
      AutoresetMode mode,
      String kind) {
    super(spec, environments, environments.size(), mode);
    this.kind = kind;
    this.turns = FasterTurns.of(environments.size());
  }

  @Override
  public VectorReset reset(ResetArguments arguments) {
    ResetCheck.check(arguments, members.length, begun);
    turns.forEach(
        members.length,
        i -> {
          if (arguments.resets(i)) {
            members[i].reset(arguments.seed(i), arguments.options());
          } else {
            members[i].skip();
          }
        });
    throwRefusal();
    begun = true;
    throwFailure("reset");
    return new VectorReset(memberObservations.value(), info());
  }

  @Override
  public VectorStep step(Object actions) {
    ResetCheck.requireBegun(begun);
    requireSteppable();
    Object all = batchOfActions(actions);
    turns.forEach(members.length, i -> members[i].step(Rows.of(spec.actionSpace(), all, i)));
    throwFailure("step");
    memberResults.set(memberObservations.value(), info(), finals());
    return memberResults;
  }

  @Override
  public Optional<NdArray> render(int index) {
    try {
      return Expected.picture(members[index].environment().render());
    } catch (RuntimeException | Error e) {
      throw failure(index, "render", e);
    }
  }

  @Override
  public boolean savesState() {
    return Arrays.stream(members).allMatch(member -> member.environment().savesState());
  }

  @Override
  public byte[] saveState() {
    StateOutput out = new StateOutput(kind);
    out.putBoolean(begun).putValue(memberObservations.value());
    for (int i = 0; i < members.length; i++) {
      save(i, out);
    }
    return out.finish();
  }

  @Override
  public VectorReset restoreState(byte[] state) {
    StateInput in = new StateInput(state, kind);
    boolean savedBegun = in.nextBoolean();
    // Until all is restored, there is nothing to step.
    begun = false;
    Object latest = in.nextValue(memberObservations.value());
    for (int i = 0; i < members.length; i++) {
      memberObservations.set(i, Rows.of(spec.observationSpace(), latest, i));
      members[i].restore(in);
    }
    in.end();
    begun = savedBegun;
    return new VectorReset(memberObservations.value(), Map.of());
  }

  @Override
  public void close() {
    closeMembers();
  }

  private void save(int index, StateOutput out) {
    try {
      members[index].save(out);
    } catch (RuntimeException | Error e) {
      throw failure(index, "saveState", e);
    }
  }

  private void requireSteppable() {
    for (int i = 0; i < members.length; i++) {
      if (members[i].failed()) {
        throw new GymWireException(
            ErrorCode.RESET_NEEDED, "environment %d has failed: reset it first".formatted(i));
      }
      if (mode == AutoresetMode.DISABLED && members[i].ended()) {
        throw ResetCheck.ended(i);
      }
    }
  }

  private void throwRefusal() {
    for (Member member : members) {
      if (member.refusal().isPresent()) {
        throw member.refusal().get();
      }
    }
  }

  private void throwFailure(String call) {
    for (int i = 0; i < members.length; i++) {
      if (members[i].failure().isPresent()) {
        throw failure(i, call, members[i].failure().get());
      }
    }
  }

  private Map<String, Object> info() {
    VectorInfo info = new VectorInfo(members.length);
    for (int i = 0; i < members.length; i++) {
      info.add(i, members[i].info());
    }
    return info.build();
  }

  private List<VectorStep.FinalStep> finals() {
    return mode == AutoresetMode.SAME_STEP
        ? Arrays.stream(members).flatMap(member -> member.finalStep().stream()).toList()
        : List.of();
  }
}
