/**
 * Stochastic policies: the distributions over actions that a network's outputs stand for, one
 * family for each kind of action space.
 */
package io.gymwire.agentsdk.distribution;
