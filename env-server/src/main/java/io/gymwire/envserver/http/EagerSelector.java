package io.gymwire.envserver.http;

import io.gymwire.protocol.polling.EagerPoll;
import java.io.IOException;
import java.nio.channels.Selector;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;

/** Looks for the next message of an agent in a hurry for some microseconds before it sleeps. */
final class EagerSelector extends ManagedSelector {
  private final EagerPoll poll = new EagerPoll(System::nanoTime);

  EagerSelector(SelectorManager manager, int id) {
    super(manager, id);
  }

  @Override
  protected int nioSelect(Selector selector, boolean now) throws IOException {
    if (now || !poll.isDue()) {
      return super.nioSelect(selector, now);
    }
    // Looking takes back a wake-up that was meant for a sleeper. So there is no sleeping after it
    // in here: Jetty sees to what it was woken for, and calls again.
    return poll.await(selector::selectNow);
  }
}
