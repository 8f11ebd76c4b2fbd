package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.polling.EagerPoll;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A socket's input whose reader looks for quick replies for some microseconds before it sleeps. */
final class EagerInputStream extends FilterInputStream {
  private final EagerPoll poll = new EagerPoll(System::nanoTime);

  EagerInputStream(InputStream socketInput) {
    super(socketInput);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (poll.isDue()) {
      poll.await(in::available);
    }
    return in.read(bytes, offset, length);
  }
}
