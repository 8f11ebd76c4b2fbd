/** Observations as algorithms take them: rows of numbers, and which actions are allowed. */
package io.gymwire.agentsdk.observation;
