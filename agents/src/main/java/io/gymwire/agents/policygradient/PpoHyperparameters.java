package io.gymwire.agents.policygradient;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.Activation;
import io.gymwire.agentsdk.network.ActorCriticMaker;
import io.gymwire.agentsdk.network.NetworkSettings;
import io.gymwire.agentsdk.network.OptimizerSettings;
import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Schedule;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What {@link Ppo} can be told. Steps are environment steps over all environments. */
public record PpoHyperparameters(
    PolicyNetworkSettings network,
    @Describe("whether policy and value differ only in their last layers") boolean sharedLayers,
    OptimizerSettings optimizer,
    RolloutSettings rollout,
    @Describe("how often an update goes through its rollout; K in the paper") int epochs,
    @Describe("into how many equal parts a rollout is cut, anew in every epoch") int minibatches,
    @Describe("how far the probability ratio may gain from leaving 1; epsilon in the paper")
        double clipRange,
    @Describe("likewise for the value, from the old one; 0: not clipped") double valueClipRange,
    @Describe("whether advantages get mean 0 and deviation 1 in every minibatch")
        boolean normalizeAdvantages,
    @Describe("weight of the entropy in the loss; c_2 in the paper") double entropyCoefficient,
    @Describe("weight of the squared error of the value in the loss; c_1 in the paper")
        double valueCoefficient,
    @Describe(
            "the divergence KL(old, new) of a minibatch, in nats, beyond which the rest of an"
                + " update is left out; none: never")
        OptionalDouble targetKl) {

  /** Checks every value. */
  public PpoHyperparameters {
    require(epochs >= 1, "epochs", "at least 1", epochs);
    require(minibatches >= 1, "minibatches", "at least 1", minibatches);
    require(clipRange > 0, "clip-range", "above 0", clipRange);
    require(valueClipRange >= 0, "value-clip-range", "0 or more", valueClipRange);
    require(entropyCoefficient >= 0, "entropy-coefficient", "0 or more", entropyCoefficient);
    require(valueCoefficient >= 0, "value-coefficient", "0 or more", valueCoefficient);
    require(targetKl.orElse(1) > 0, "target-kl", "above 0", targetKl);
  }

  /** Returns values that solve CartPole-v1 with 8 environments. */
  public static PpoHyperparameters defaults() {
    return new PpoHyperparameters(
        new PolicyNetworkSettings(NetworkSettings.of(List.of(64, 64), Activation.TANH), true),
        false,
        OptimizerSettings.adam(Schedule.linear(1e-3, 0, 100_000)).withMaxGradientNorm(0.5),
        new RolloutSettings(32, 0.98, 0.8),
        20,
        1,
        0.2,
        0,
        true,
        0,
        0.5,
        OptionalDouble.empty());
  }

  /** Returns values for games seen as stacks of pictures, with 8 environments: those of CleanRL. */
  public static PpoHyperparameters forPictures() {
    return Settings.with(
        defaults(),
        "hidden-sizes=512",
        "activation=relu",
        "shared-layers=true",
        "learning-rate=2.5e-4",
        "learning-rate-steps=10000000",
        "window-steps=128",
        "gamma=0.99",
        "gae-lambda=0.95",
        "epochs=4",
        "minibatches=4",
        "clip-range=0.1",
        "value-clip-range=0.1",
        "entropy-coefficient=0.01",
        "value-coefficient=0.25");
  }

  /** Returns the values to begin with where observations are members of {@code space}. */
  public static PpoHyperparameters defaultsFor(Space space) {
    return PictureShape.isIn(space) ? forPictures() : defaults();
  }

  /** Returns the settings of a run to begin with that differ from the trainer's own. */
  public static Map<String, String> trainerDefaults(Space observations) {
    return PictureShape.isIn(observations)
        ? TrainerDefaults.forPictures(8)
        : TrainerDefaults.forVectors(8, 100_000, 5_000);
  }

  /** Returns what makes networks of this form. */
  ActorCriticMaker networks(EnvironmentSpec spec) {
    return network.both(spec, sharedLayers);
  }
}
