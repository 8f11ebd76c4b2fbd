package io.gymwire.envserver.toytext;

/**
 * What may come of an action in a state.
 *
 * @param probability of this outcome
 * @param state that follows
 * @param reward for it
 * @param terminated whether the episode ends with it
 */
record Transition(double probability, int state, double reward, boolean terminated) {}
