/**
 * Vectors of any environment: Gymnasium's {@code SyncVectorEnv}.
 *
 * <p>{@link io.gymwire.envserver.vector.SyncVectorEnvironment} holds N environments of one author's
 * interface and offers the agent's. Who runs them, the calling thread or a pool, shows in the time
 * only.
 */
package io.gymwire.envserver.vector;
