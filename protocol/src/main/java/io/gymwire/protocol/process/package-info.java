/** How processes of one machine keep out of each other's way. */
package io.gymwire.protocol.process;
