package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.ResetMessages;
import io.gymwire.protocol.message.StepMessages;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads replies that hold whole observations into memory that is kept from call to call. */
final class StepReader implements ReplyReader {
  private final Space single;
  private final Space batch;
  private final VectorStep step;
  private final KeptMemory observation = new KeptMemory();
  private final List<KeptMemory> finalObservations = new ArrayList<>();

  /**
   * Reads for as many environments as {@code step}, which it fills, and whose observations are
   * members of {@code single}.
   */
  StepReader(Space single, VectorStep step) {
    this.single = single;
    this.batch = single.batch(step.reward().length);
    this.step = step;
  }

  @Override
  public VectorReset reset(Map<String, Object> reply, ResetArguments arguments) {
    return restored(reply);
  }

  @Override
  public VectorReset restored(Map<String, Object> reply) {
    VectorReset reset = ResetMessages.decode(Message.of(reply), batch);
    return new VectorReset(observation.keep(reset.observation()), reset.info());
  }

  @Override
  public boolean needsResetFirst() {
    return false;
  }

  @Override
  public VectorStep step(Map<String, Object> reply) {
    StepMessages.decode(Message.of(reply), single, batch, step);
    step.set(observation.keep(step.observation()), step.info(), keep(step.finals()));
    return step;
  }

  private List<FinalStep> keep(List<FinalStep> finals) {
    if (finals.isEmpty()) {
      return finals;
    }
    List<FinalStep> kept = new ArrayList<>(finals.size());
    for (FinalStep last : finals) {
      kept.add(keep(kept.size(), last, last.observation()));
    }
    return kept;
  }

  /** Returns {@code last} with a kept copy of {@code lastObservation}, at {@code place}. */
  FinalStep keep(int place, FinalStep last, Object lastObservation) {
    while (finalObservations.size() <= place) {
      finalObservations.add(new KeptMemory());
    }
    return new FinalStep(
        last.index(), finalObservations.get(place).keep(lastObservation), last.info());
  }
}
