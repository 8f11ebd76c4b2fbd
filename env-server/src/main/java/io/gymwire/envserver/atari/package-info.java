/**
 * The Atari 2600 games of the Arcade Learning Environment, as Gymnasium's {@code AtariEnv} has
 * them.
 *
 * <p>{@link io.gymwire.envserver.atari.AtariEnvironment} is the environment that wrappers find
 * under other wrappers; {@link io.gymwire.envserver.atari.AtariProvider} adds the ids. The rest
 * stands between them and the native emulator, which only {@code Emulator} and {@code Console}
 * call: a console, with its cartridge in it, outlives the emulator that plays on it.
 */
package io.gymwire.envserver.atari;
