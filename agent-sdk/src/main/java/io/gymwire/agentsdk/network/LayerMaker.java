package io.gymwire.agentsdk.network;

/** Makes the fully connected layers of a network, one after the other. */
@FunctionalInterface
interface LayerMaker {
  /** Returns the network's next layer. */
  Layer make(long in, long out);
}
