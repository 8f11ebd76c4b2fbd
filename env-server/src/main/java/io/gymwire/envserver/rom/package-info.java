/**
 * Atari cartridges: which images the emulator knows, where the user's are kept, and how they come
 * there.
 *
 * <p>No image is handed on whose bytes were not checked: the emulator ends the process over a bad
 * one.
 */
package io.gymwire.envserver.rom;
