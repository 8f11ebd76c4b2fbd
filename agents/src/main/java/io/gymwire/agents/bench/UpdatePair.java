package io.gymwire.agents.bench;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Metrics;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * An algorithm whose next update is due, and its bare counterpart in the same state.
 *
 * @param losses the metrics that are what {@code bare} tells
 * @param restoring brings the algorithm back to where an update is due
 * @param steps how many environment steps the algorithm believes in next
 */
record UpdatePair(
    Algorithm algorithm,
    BareUpdate bare,
    List<String> losses,
    Consumer<Algorithm> restoring,
    LongSupplier steps)
    implements AutoCloseable {

  String name() {
    return algorithm.name();
  }

  /** Brings both back to where an update is due, with caches as cold for one as for the other. */
  void restore() {
    restoring.accept(algorithm);
    bare.restore();
  }

  void update(Metrics metrics) {
    algorithm.update(steps.getAsLong(), metrics);
  }

  @Override
  public void close() {
    algorithm.close();
  }
}
