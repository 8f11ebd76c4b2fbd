/** How the two ends of a connection wait for each other. */
package io.gymwire.protocol.polling;
