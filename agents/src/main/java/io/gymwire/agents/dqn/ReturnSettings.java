package io.gymwire.agents.dqn;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.LossFunction;
import io.gymwire.agentsdk.settings.Describe;
import org.bytedeco.pytorch.Device;

/** Settings of what is learnt about returns: their mean, or their distribution. */
public record ReturnSettings(
    @Describe(
            "of the difference between Q and its target; Mnih et al. 2015 clip the error, which is"
                + " Huber's")
        LossFunction loss,
    @Describe(
            "whether the distribution of returns is learnt in place of their mean (Bellemare et al."
                + " 2017); its loss is the cross-entropy")
        boolean distributional,
    @Describe("of the distribution, evenly spaced; 51 in the paper") int atoms,
    @Describe("the lowest return there is to the distribution") double vMin,
    @Describe("the highest return there is to the distribution") double vMax) {

  /** Checks every value. */
  public ReturnSettings {
    require(atoms >= 2, "atoms", "at least 2", atoms);
    require(vMax > vMin, "v-max", "above v-min, " + vMin, vMax);
  }

  /** Returns that the mean is learnt; the paper's atoms are there for who wants a distribution. */
  public static ReturnSettings mean(LossFunction loss) {
    return new ReturnSettings(loss, false, 51, -10, 10);
  }

  /** Returns what learns it. */
  ReturnEstimate estimate(Device device) {
    return distributional
        ? new ReturnDistribution(atoms, vMin, vMax, device)
        : new MeanReturn(loss);
  }
}
