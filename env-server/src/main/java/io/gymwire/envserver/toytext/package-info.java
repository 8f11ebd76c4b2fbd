/**
 * Gymnasium's toy text environments: small worlds whose states and moves are written in a table.
 */
package io.gymwire.envserver.toytext;
