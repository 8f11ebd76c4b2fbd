package io.gymwire.agents.dqn;

import static io.gymwire.agentsdk.settings.Requirement.require;

import io.gymwire.agentsdk.network.FeedforwardQNetwork;
import io.gymwire.agentsdk.network.NetworkSettings;
import io.gymwire.agentsdk.network.Noise;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.QNetworkForm;
import io.gymwire.agentsdk.network.QNetworkMaker;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.settings.Describe;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Device;

/** Settings of the Q-network of {@link Dqn}, which they make for any observations. */
public record QNetworkSettings(
    NetworkSettings layers,
    @Describe(
            "whether the last hidden layer is two, one to value the state and one to compare the"
                + " actions (Wang et al. 2016)")
        boolean dueling,
    @Describe("in the weights, to explore with (Fortunato et al. 2018); set epsilon to 0 with it")
        Noise noise,
    @Describe("how much noise at first; none: the paper's, 0.017 independent and 0.5 factorised")
        OptionalDouble noiseSigma)
    implements QNetworkMaker {

  /** Checks every value. */
  public QNetworkSettings {
    require(
        noiseSigma.isEmpty() || noiseSigma.getAsDouble() > 0, "noise-sigma", "above 0", noiseSigma);
  }

  /** Returns the form of Mnih et al. 2015: one stream without noise. */
  public static QNetworkSettings plain(NetworkSettings layers) {
    return new QNetworkSettings(layers, false, Noise.NONE, OptionalDouble.empty());
  }

  @Override
  public QNetwork make(ObservationRows rows, int actions, int numbers, long seed, Device device) {
    QNetworkForm form =
        new QNetworkForm(
            layers.hiddenSizes(),
            layers.activationFor(rows.space()),
            dueling,
            noise,
            noiseSigma.orElse(noise.paperSigma()),
            actions,
            numbers);
    return new FeedforwardQNetwork(rows, form, layers.computation(), seed, device);
  }
}
