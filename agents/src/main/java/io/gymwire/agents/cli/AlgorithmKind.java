package io.gymwire.agents.cli;

import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Device;

/**
 * An algorithm that the command line offers.
 *
 * @param name such as {@code dqn}: the command, and the name in files
 * @param description one line for the help
 * @param defaults the hyperparameters unless told otherwise
 * @param defaultsFor likewise, where observations are of a given space
 * @param trainerDefaults how the defaults of the run differ from the trainer's own, by the names of
 *     its settings, where observations are of a given space
 * @param maker makes a learner that knows nothing yet
 */
record AlgorithmKind<H extends Record>(
    String name,
    String description,
    H defaults,
    Function<Space, H> defaultsFor,
    Function<Space, Map<String, String>> trainerDefaults,
    Maker<H> maker) {
  private static final Space PICTURES = Box.of(0, 255, DType.UINT8, 4, 84, 84);

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

    /** Returns this algorithm with the named hyperparameters changed; see {@link Settings#with}. */
    Configured<H> with(Map<String, String> changes) {
      return new Configured<>(Settings.with(hyperparameters, changes), maker);
    }
  }

  /**
   * Returns this algorithm with the default hyperparameters for observations of {@code space} but
   * for {@code changes}; see {@link Settings#with}.
   */
  Configured<H> with(Space space, Map<String, String> changes) {
    return new Configured<>(Settings.with(defaultsFor.apply(space), changes), maker);
  }

  /** Returns the default hyperparameters for a stack of four pictures of 84x84. */
  H forPictures() {
    return defaultsFor.apply(PICTURES);
  }

  /** Returns the settings of a run in {@code envId} unless told otherwise. */
  TrainerSettings trainerDefaults(Space observations, String envId) {
    TrainerSettings settings =
        PictureShape.isIn(observations)
            ? TrainerSettings.forPictures(envId)
            : TrainerSettings.defaults(envId);
    return Settings.with(settings, trainerDefaults.apply(observations));
  }

  /** Returns the settings of a run unless told otherwise, where observations are a few numbers. */
  TrainerSettings trainerForVectors() {
    return trainerDefaults(Box.of(-1, 1, DType.FLOAT32, 4), "");
  }

  /** Likewise for a stack of four pictures of 84x84. */
  TrainerSettings trainerForPictures() {
    return trainerDefaults(PICTURES, "");
  }

  /** Returns this algorithm with hyperparameters from a file, which has them all. */
  Configured<H> with(Map<String, String> values) {
    return new Configured<>(Settings.with(defaults, values), maker);
  }
}
