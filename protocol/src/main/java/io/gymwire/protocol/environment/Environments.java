package io.gymwire.protocol.environment;

import java.util.List;

/** A place that environments come from: the registry of this process, or a server behind a wire. */
public interface Environments extends AutoCloseable {

  /** Returns what there is, in the order of the ids. */
  List<EnvironmentSpec> specs();

  /**
   * Makes a vector of environments, which the caller closes.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code UNKNOWN_ENVIRONMENT,
   *     UNKNOWN_WRAPPER, UNAVAILABLE_ENVIRONMENT, INVALID_VALUE or LIMIT_EXCEEDED
   */
  VectorEnvironment make(MakeRequest request);

  /** Frees what this place holds; the vectors that it made are closed by their owners. */
  @Override
  void close();
}
