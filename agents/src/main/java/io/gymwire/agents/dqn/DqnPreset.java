package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import org.bytedeco.pytorch.Device;

/** The published forms of deep Q-learning: {@link DqnHyperparameters} under the paper's name. */
public enum DqnPreset {
  /** Mnih et al. 2015. */
  DQN("dqn", "Deep Q-learning (Mnih et al. 2015), for discrete actions.", Map.of()),

  /** Van Hasselt et al. 2016. */
  DOUBLE_DQN(
      "double-dqn",
      "Double deep Q-learning (van Hasselt et al. 2016): dqn with double-q.",
      Map.of("double-q", "true"));

  private final String algorithm;
  private final String description;
  private final Map<String, String> changes;

  DqnPreset(String algorithm, String description, Map<String, String> changes) {
    this.algorithm = algorithm;
    this.description = description;
    this.changes = changes;
  }

  /** Returns the name on the command line, such as {@code double-dqn}. */
  public String algorithm() {
    return algorithm;
  }

  /** Returns one sentence about what it is. */
  public String description() {
    return description;
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
