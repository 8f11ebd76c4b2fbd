/** What the server keeps for its user from one run to the next, and where. */
package io.gymwire.envserver.user;
