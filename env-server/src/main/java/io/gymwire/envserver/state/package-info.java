/**
 * Saved states: one binary form for environments, wrappers and vectors, that names what it belongs
 * to and notices damage.
 */
package io.gymwire.envserver.state;
