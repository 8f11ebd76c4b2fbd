/**
 * Algorithms that climb the gradient of the expected return in the policy's own parameters:
 * REINFORCE, Vanilla Policy Gradient, A2C and PPO.
 *
 * <p>Each is a {@link io.gymwire.agents.policygradient.Learner}: one class with its equation.
 * {@link io.gymwire.agents.policygradient.OnPolicyAgent} does for all of them what they have in
 * common: acting, gathering a rollout under one policy, checkpoints.
 */
package io.gymwire.agents.policygradient;
