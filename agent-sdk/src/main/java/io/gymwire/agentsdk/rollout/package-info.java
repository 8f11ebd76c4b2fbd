/**
 * What on-policy algorithms learn from: the steps that the present policy took, cut into windows of
 * steps or whole episodes, and their advantages.
 */
package io.gymwire.agentsdk.rollout;
