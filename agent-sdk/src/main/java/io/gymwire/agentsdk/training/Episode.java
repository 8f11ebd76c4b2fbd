package io.gymwire.agentsdk.training;

/**
 * A finished episode.
 *
 * @param environment which environment of the vector
 * @param episodeReturn the undiscounted sum of its rewards
 * @param length its steps
 * @param terminated whether it reached a terminal state
 * @param truncated whether a limit cut it
 */
public record Episode(
    int environment, double episodeReturn, long length, boolean terminated, boolean truncated) {}
