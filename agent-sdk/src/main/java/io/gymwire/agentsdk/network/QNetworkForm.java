package io.gymwire.agentsdk.network;

import java.util.List;

/**
 * The form of a Q-network behind its encoder.
 *
 * @param hiddenSizes the units of each hidden layer
 * @param activation behind each hidden layer
 * @param dueling whether the last hidden layer and what follows it are two streams, one that values
 *     the state and one that compares the actions (Wang et al. 2016)
 * @param noise in the fully connected layers
 * @param sigma how much noise at first
 * @param actions A
 * @param numbers K, how many an action gets: 1, or those of a distribution
 */
public record QNetworkForm(
    List<Integer> hiddenSizes,
    Activation activation,
    boolean dueling,
    Noise noise,
    double sigma,
    int actions,
    int numbers) {

  /** Keeps a copy of the sizes. */
  public QNetworkForm {
    hiddenSizes = List.copyOf(hiddenSizes);
  }

  /** Returns the form of Mnih et al. 2015: one stream without noise, and one number an action. */
  public static QNetworkForm plain(List<Integer> hiddenSizes, Activation activation, int actions) {
    return new QNetworkForm(hiddenSizes, activation, false, Noise.NONE, 0, actions, 1);
  }

  /** Returns the sizes of the hidden layers before the last. */
  List<Integer> trunkSizes() {
    return hiddenSizes.subList(0, Math.max(0, hiddenSizes.size() - 1));
  }

  /** Returns the size of the last hidden layer, of which a stream has one of its own. */
  List<Integer> streamSizes() {
    return hiddenSizes.subList(trunkSizes().size(), hiddenSizes.size());
  }

  /** Returns a network's next fully connected layer. */
  Layer layer(Parameters parameters, long in, long out, InitialWeights initial) {
    return noise.layer(parameters, in, out, sigma, initial);
  }
}
