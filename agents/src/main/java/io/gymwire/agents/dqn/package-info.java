/** Deep Q-learning (Mnih et al. 2015). */
package io.gymwire.agents.dqn;
