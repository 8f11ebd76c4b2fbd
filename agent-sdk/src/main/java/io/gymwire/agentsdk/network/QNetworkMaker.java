package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.ObservationRows;
import org.bytedeco.pytorch.Device;

/** Makes the Q-networks of an agent: the one that learns, and again for its target. */
@FunctionalInterface
public interface QNetworkMaker {
  /**
   * Returns a new network, which the agent closes.
   *
   * @param rows the observations, as {@link QNetwork#forward} gets them
   * @param actions A
   * @param numbers K, how many an action gets: 1, or those of a distribution
   * @param seed of the weights: the same seed, the same weights
   * @param device where it runs
   */
  QNetwork make(ObservationRows rows, int actions, int numbers, long seed, Device device);
}
