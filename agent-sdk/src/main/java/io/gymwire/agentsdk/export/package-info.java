/** Policies as files that other programs read: safetensors. */
package io.gymwire.agentsdk.export;
