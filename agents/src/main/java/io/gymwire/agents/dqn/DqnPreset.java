package io.gymwire.agents.dqn;

import static java.util.Map.entry;

import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;

/**
 * A published form of deep Q-learning: {@link DqnHyperparameters} under the paper's name.
 *
 * @param algorithm the name on the command line, such as {@code double-dqn}
 * @param description one sentence about what it is
 * @param changes what differs from {@link DqnHyperparameters#defaultsFor}
 * @param withPictures what differs besides where observations are pictures
 */
public record DqnPreset(
    String algorithm,
    String description,
    Map<String, String> changes,
    Map<String, String> withPictures) {
  /** All of them; with pictures, but for Rainbow, they are Lightning Bolts'. */
  public static final List<DqnPreset> ALL =
      List.of(
          new DqnPreset(
              "dqn",
              "Deep Q-learning (Mnih et al. 2015), for discrete actions.",
              Map.of(),
              Map.of()),
          new DqnPreset(
              "double-dqn",
              "Double deep Q-learning (van Hasselt et al. 2016): dqn with double-q.",
              Map.of("double-q", "true"),
              Map.of()),
          new DqnPreset(
              "dueling-dqn",
              "Deep Q-learning with a dueling network (Wang et al. 2016): dqn with dueling.",
              Map.of("dueling", "true"),
              Map.of("hidden-sizes", "256")),
          new DqnPreset(
              "noisy-dqn",
              "Deep Q-learning that explores by noisy weights (Fortunato et al. 2018): dqn with"
                  + " noise.",
              Map.of("noise", "factorised", "epsilon-start", "0", "epsilon-end", "0"),
              Map.of("noise", "independent")),
          new DqnPreset(
              "n-step-dqn",
              "Deep Q-learning over several steps (Watkins 1989): dqn with n-step.",
              // Rewards of long ago are those of worse actions, which nothing corrects: a short
              // memory.
              Map.of("n-step", "3", "replay-capacity", "10000"),
              Map.of("n-step", "4", "replay-capacity", "100000")),
          new DqnPreset(
              "per-dqn",
              "Deep Q-learning with prioritised replay (Schaul et al. 2016): dqn with prioritized.",
              Map.of("prioritized", "true"),
              Map.of()),
          new DqnPreset(
              "rainbow",
              "All of these over distributions of returns (Hessel et al. 2018; Bellemare et al."
                  + " 2017).",
              Map.ofEntries(
                  entry("double-q", "true"),
                  entry("dueling", "true"),
                  entry("noise", "factorised"),
                  entry("epsilon-start", "0"),
                  entry("epsilon-end", "0"),
                  entry("n-step", "3"),
                  entry("prioritized", "true"),
                  entry("priority-alpha", "0.5"),
                  entry("distributional", "true"),
                  entry("atoms", "101"),
                  entry("v-min", "-100"),
                  entry("v-max", "100")),
              Map.ofEntries(
                  entry("learning-rate", "0.0000625"),
                  entry("target-update-interval", "8000"),
                  entry("priority-beta-steps", "1000000"),
                  entry("atoms", "51"),
                  entry("v-min", "-10"),
                  entry("v-max", "10"))));

  /** Keeps copies of the changes. */
  public DqnPreset {
    changes = Map.copyOf(changes);
    withPictures = Map.copyOf(withPictures);
  }

  /** Returns the hyperparameters where observations are vectors. */
  public DqnHyperparameters defaults() {
    return Settings.with(DqnHyperparameters.defaults(), changes);
  }

  /** Returns the hyperparameters to begin with where observations are members of {@code space}. */
  public DqnHyperparameters defaultsFor(Space space) {
    DqnHyperparameters changed = Settings.with(DqnHyperparameters.defaultsFor(space), changes);
    return PictureShape.isIn(space) ? Settings.with(changed, withPictures) : changed;
  }

  /** Makes an agent under this name; see {@link Dqn}. */
  public Algorithm make(
      EnvironmentSpec spec, DqnHyperparameters hyperparameters, long seed, Device device) {
    return new Dqn(algorithm, spec, hyperparameters, hyperparameters.network(), seed, device);
  }
}
