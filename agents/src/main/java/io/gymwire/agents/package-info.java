/** The agents, the command line and the benchmarks. */
package io.gymwire.agents;
