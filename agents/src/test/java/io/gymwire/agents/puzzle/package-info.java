/** Puzzles whose shortest solution is known, for the tests of learning from any observations. */
package io.gymwire.agents.puzzle;
