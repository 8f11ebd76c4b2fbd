/**
 * The memory of past transitions that off-policy algorithms learn from; it knows nothing of
 * libtorch.
 */
package io.gymwire.agentsdk.replay;
