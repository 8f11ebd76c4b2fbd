/** Pictures that environments draw of themselves with Java's graphics. */
package io.gymwire.envserver.picture;
