/**
 * The environments of this process: those of the class path and those of a plug-in folder's jars.
 *
 * <p>{@link io.gymwire.envserver.registry.EnvironmentRegistry} is the door.
 */
package io.gymwire.envserver.registry;
