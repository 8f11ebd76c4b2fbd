/** Where environments get their random numbers from. */
package io.gymwire.envserver.random;
