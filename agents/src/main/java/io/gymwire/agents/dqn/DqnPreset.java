package io.gymwire.agents.dqn;

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
 */
public record DqnPreset(String algorithm, String description, Map<String, String> changes) {
  /** All of them. */
  public static final List<DqnPreset> ALL =
      List.of(
          new DqnPreset(
              "dqn", "Deep Q-learning (Mnih et al. 2015), for discrete actions.", Map.of()),
          new DqnPreset(
              "double-dqn",
              "Double deep Q-learning (van Hasselt et al. 2016): dqn with double-q.",
              Map.of("double-q", "true")));

  /** Keeps a copy of the changes. */
  public DqnPreset {
    changes = Map.copyOf(changes);
  }

  /** Returns the hyperparameters where observations are vectors. */
  public DqnHyperparameters defaults() {
    return Settings.with(DqnHyperparameters.defaults(), changes);
  }

  /** Returns the hyperparameters to begin with where observations are members of {@code space}. */
  public DqnHyperparameters defaultsFor(Space space) {
    return Settings.with(DqnHyperparameters.defaultsFor(space), changes);
  }

  /** Makes an agent under this name; see {@link Dqn}. */
  public Algorithm make(
      EnvironmentSpec spec, DqnHyperparameters hyperparameters, long seed, Device device) {
    return new Dqn(algorithm, spec, hyperparameters, seed, device);
  }
}
