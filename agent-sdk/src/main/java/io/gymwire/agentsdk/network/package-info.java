/** Neural networks on libtorch: parameters, layers, losses, optimisers, devices. */
package io.gymwire.agentsdk.network;
