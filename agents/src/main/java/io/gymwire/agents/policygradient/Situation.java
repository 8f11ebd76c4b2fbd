package io.gymwire.agents.policygradient;

import io.gymwire.agentsdk.distribution.Distribution;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.network.ActorCritic;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ActionMasks;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.rollout.Decision;
import io.gymwire.agentsdk.rollout.RolloutLayout;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** What N environments show at one moment, as arrays and as tensors over the same memory. */
final class Situation {
  private final ObservationRows rows;
  private final DistributionFamily family;
  private final Decision decision;
  private final Tensor observation;
  private final Tensor mask;
  private final Tensor action;
  private final Tensor logProbability;
  private final Tensor value;
  private boolean masked;

  Situation(ObservationRows rows, DistributionFamily family, int environments) {
    this.rows = rows;
    this.family = family;
    decision = Decision.allocate(layout(rows, family), environments);
    observation = Tensors.over(decision.observation());
    mask = Tensors.over(decision.mask());
    action = Tensors.over(decision.action());
    logProbability = Tensors.over(decision.logProbability());
    value = Tensors.over(decision.value());
    allowAll();
  }

  static RolloutLayout layout(ObservationRows rows, DistributionFamily family) {
    return new RolloutLayout(
        rows.dtype(),
        rows.size(),
        family.dtype(),
        family.size(),
        family.isMaskable() ? family.parameters() : 0);
  }

  int environments() {
    return decision.environments();
  }

  /** Takes in a batch of N observations. */
  void see(Object observations) {
    decision.observation().copyFrom(rows.of(observations));
  }

  /** Takes in the one observation of a single environment. */
  void seeOne(Object onlyObservation) {
    decision.observation().copyFrom(rows.ofOne(onlyObservation));
  }

  /**
   * Takes in a batch of N observations and the actions allowed there.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code UNSUPPORTED if some are not, of
   *     actions that are not to be forbidden one by one
   */
  void see(Object observations, Map<String, Object> info) {
    see(observations);
    if (ActionMasks.isIn(info)) {
      family.requireMaskable();
    }
    int width = decision.mask().length(1);
    Optional<boolean[][]> masks =
        width > 0 ? ActionMasks.ofBatch(info, environments(), width) : Optional.empty();
    if (masks.isPresent()) {
      fill(masks.get(), width);
    } else if (masked) {
      allowAll();
    }
  }

  private void fill(boolean[][] allowed, int width) {
    for (int i = 0; i < decision.mask().size(); i++) {
      decision.mask().setBoolean(i, allowed[i / width][i % width]);
    }
    masked = true;
  }

  private void allowAll() {
    byte[] ones = new byte[decision.mask().byteLength()];
    Arrays.fill(ones, (byte) 1);
    decision.mask().buffer().put(ones);
    masked = false;
  }

  /** Returns the observations: shape (N, D). */
  Tensor observation() {
    return observation;
  }

  /** Returns what was seen, and is to be decided. */
  Decision decision() {
    return decision;
  }

  /** Returns the distributions over the actions that are allowed. */
  Distribution distribution(Tensor parameters) {
    return masked ? family.of(parameters, mask) : family.of(parameters);
  }

  /** Draws the actions, and notes what the network thought of them. */
  void decide(ActorCritic.Output output, Pcg64 random) {
    Distribution pi = distribution(output.policy());
    pi.sample(random, decision.action());
    logProbability.copy_(pi.logProbability(action));
    value.copy_(output.value());
  }

  /** Returns the actions decided on, as the environments take them. */
  NdArray actions() {
    return family.toEnvironment(decision.action());
  }
}
