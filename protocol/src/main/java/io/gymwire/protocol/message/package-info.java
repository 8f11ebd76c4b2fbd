/**
 * The messages of {@code PROTOCOL.md}: their two encodings, the names of their fields, and what
 * they mean in Java.
 *
 * <p>A {@link io.gymwire.protocol.message.Codec} turns bytes into a map and back. The mappings turn
 * such a map into a spec, a space, a request or a result and back; server and client use the same
 * ones, so that they cannot disagree. A {@link io.gymwire.protocol.message.Message} reads a map
 * that somebody else wrote, and says what is wrong with it.
 */
package io.gymwire.protocol.message;
