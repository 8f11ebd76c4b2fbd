/**
 * Runs as their folders show them: found, and grouped by what they have in common but for the seed.
 */
package io.gymwire.agents.results;
