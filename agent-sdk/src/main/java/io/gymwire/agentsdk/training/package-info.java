/** How a run is conducted, whatever the algorithm: the loop, evaluation, checkpoints, callbacks. */
package io.gymwire.agentsdk.training;
