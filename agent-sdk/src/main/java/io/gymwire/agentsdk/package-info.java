/** What an agent is built from. */
package io.gymwire.agentsdk;
