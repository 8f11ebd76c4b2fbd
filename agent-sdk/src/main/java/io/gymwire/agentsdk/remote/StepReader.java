package io.gymwire.agentsdk.remote;

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

/**
 * Reads the replies to one vector's resets and steps into memory that is kept from call to call.
 */
final class StepReader {
  private final Space single;
  private final Space batch;
  private final VectorStep step;
  private final KeptMemory observation = new KeptMemory();
  private final List<KeptMemory> finalObservations = new ArrayList<>();

  /** Reads for {@code numEnvs} environments whose observations are members of {@code single}. */
  StepReader(Space single, int numEnvs) {
    this.single = single;
    this.batch = single.batch(numEnvs);
    this.step = new VectorStep(numEnvs, List.of());
  }

  /** Returns the reset or the restored state that {@code reply} tells of. */
  VectorReset reset(Map<String, Object> reply) {
    VectorReset reset = ResetMessages.decode(Message.of(reply), batch);
    return new VectorReset(observation.keep(reset.observation()), reset.info());
  }

  /** Returns the step that {@code reply} tells of: always the same object. */
  VectorStep step(Map<String, Object> reply) {
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
      if (finalObservations.size() == kept.size()) {
        finalObservations.add(new KeptMemory());
      }
      Object lastObservation = finalObservations.get(kept.size()).keep(last.observation());
      kept.add(new FinalStep(last.index(), lastObservation, last.info()));
    }
    return kept;
  }
}
