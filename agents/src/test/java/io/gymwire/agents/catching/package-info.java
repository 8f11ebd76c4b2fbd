/** A small game of pictures for the tests of learning. */
package io.gymwire.agents.catching;
