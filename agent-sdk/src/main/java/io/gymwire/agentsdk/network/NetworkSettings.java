package io.gymwire.agentsdk.network;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.agentsdk.settings.Describe;
import io.gymwire.protocol.space.Space;
import java.util.List;

/** Settings of the hidden layers of a network, whatever it computes. */
public record NetworkSettings(
    @Describe(
            "units of each hidden fully connected layer; with pictures, after the convolutions of"
                + " Mnih et al. 2015")
        List<Integer> hiddenSizes,
    @Describe("between the layers; with pictures always relu") Activation activation,
    @Describe(
            "with pictures, the numbers that the network computes with; bfloat16 is faster on"
                + " processors that have it, much slower on others; auto takes the faster")
        PrecisionChoice precision,
    @Describe("with pictures, how they lie in memory; changes speed only")
        PictureFormat pictureFormat) {

  /** Checks every value and keeps a copy of the sizes. */
  public NetworkSettings {
    hiddenSizes = List.copyOf(hiddenSizes);
    require(
        hiddenSizes.stream().allMatch(units -> units >= 1),
        "hidden-sizes",
        "at least 1 each",
        hiddenSizes);
  }

  /** Returns layers of these sizes, which compute with pictures in 32 bits, channels last. */
  public static NetworkSettings of(List<Integer> hiddenSizes, Activation activation) {
    return new NetworkSettings(
        hiddenSizes, activation, PrecisionChoice.FLOAT32, PictureFormat.CHANNELS_LAST);
  }

  /** Returns what is between the layers where observations are members of {@code space}. */
  public Activation activationFor(Space space) {
    return PictureShape.isIn(space) ? Activation.RELU : activation;
  }

  /** Returns how the network computes with pictures on this machine. */
  public Computation computation() {
    return new Computation(precision.here(), pictureFormat);
  }
}
