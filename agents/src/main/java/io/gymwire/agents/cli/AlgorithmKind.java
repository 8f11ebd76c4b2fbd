package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.environment.EnvironmentSpec;
import java.util.Map;
import org.bytedeco.pytorch.Device;

/**
 * An algorithm that the command line offers.
 *
 * @param name such as {@code dqn}: the command, and the name in files
 * @param description one line for the help
 * @param defaults the hyperparameters unless told otherwise
 * @param maker makes a learner that knows nothing yet
 */
record AlgorithmKind<H extends Record>(
    String name, String description, H defaults, Maker<H> maker) {

  /** Makes a learner. */
  @FunctionalInterface
  interface Maker<H> {
    /** Makes a learner for environments of {@code spec}. */
    Algorithm make(EnvironmentSpec spec, H hyperparameters, long seed, Device device);
  }

  /**
   * An algorithm whose hyperparameters are settled.
   *
   * @param hyperparameters all of them
   * @param maker makes the learner
   */
  record Configured<H extends Record>(H hyperparameters, Maker<H> maker) {
    Algorithm make(EnvironmentSpec spec, long seed, Device device) {
      return maker.make(spec, hyperparameters, seed, device);
    }
  }

  /**
   * Returns this algorithm with the default hyperparameters but for {@code changes}; see {@link
   * Settings#with}.
   */
  Configured<H> with(Map<String, String> changes) {
    return new Configured<>(Settings.with(defaults, changes), maker);
  }
}
