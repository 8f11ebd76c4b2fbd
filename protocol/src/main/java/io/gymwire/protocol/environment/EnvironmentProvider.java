package io.gymwire.protocol.environment;

import java.util.List;

/**
 * Adds environments to a server: the service that {@link java.util.ServiceLoader} looks for in the
 * class path and in the jars of the plug-in folder.
 */
public interface EnvironmentProvider {

  /** Returns the environments to add, one factory an id. */
  List<EnvironmentFactory> factories();
}
