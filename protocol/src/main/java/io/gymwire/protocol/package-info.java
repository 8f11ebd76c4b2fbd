/** What server and agents agree on: environments, spaces, arrays, random streams, messages. */
package io.gymwire.protocol;
