/**
 * The command line: {@code gymwire train|evaluate|serve|envs|bench}.
 *
 * <p>The one package that writes to standard streams, and with the benchmarks the only one that
 * sees both the agents and the server. Results go to stdout; progress, warnings and errors to
 * stderr. Exit codes: 0 done, 1 failed, 2 used wrongly, 130 interrupted.
 */
package io.gymwire.agents.cli;
