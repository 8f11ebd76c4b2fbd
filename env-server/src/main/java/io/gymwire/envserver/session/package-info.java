/**
 * Sessions and what can be done with them, the same for every transport.
 *
 * <p>{@link io.gymwire.envserver.session.Operations} is the door: a decoded message goes in, an
 * encoded reply comes out. A session is one vector of environments, the number of its last reset or
 * step, and that operation's reply, which is what makes a repeated request harmless. A reply holds
 * the environments' own arrays, which the next step overwrites: it is encoded under the session's
 * lock.
 */
package io.gymwire.envserver.session;
