/** Environments to look at and to play: pictures in a window or a terminal, and keys. */
package io.gymwire.agents.play;
