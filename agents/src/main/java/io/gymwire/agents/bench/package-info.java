/**
 * Benchmarks that a user can run: the wire, the environments and the updates, each beside its
 * physical limit or the bare calls in the same run, because machines are noisy and only ratios
 * travel. Tests never time anything.
 */
package io.gymwire.agents.bench;
