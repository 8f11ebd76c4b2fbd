package io.gymwire.agentsdk.remote;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One connection to a server: a request goes out, its reply comes back.
 *
 * <p>Used by one thread at a time. After an {@link IOException} the connection is of no more use; a
 * {@link FatalConnectionException} says that a new one would not help either.
 */
interface Connection extends Closeable {

  /** Sends {@code request}. */
  void send(Request request) throws IOException;

  /** Waits for the next reply, whose bytes are valid until the next call. */
  Reply receive() throws IOException;

  /** Ends the connection in good order; closing twice is harmless. */
  @Override
  void close();

  /**
   * A request in bytes, and what HTTP needs to know to address it.
   *
   * @param operation such as {@code step}
   * @param session the session's id, empty for operations that have none
   * @param body the encoded message
   */
  record Request(String operation, String session, ByteBuffer body) {}

  /**
   * A reply in bytes.
   *
   * @param isProblem whether the body as a whole is a problem object, as HTTP sends it
   * @param body the encoded message
   */
  record Reply(boolean isProblem, ByteBuffer body) {}
}
