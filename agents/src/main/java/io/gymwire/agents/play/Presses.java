package io.gymwire.agents.play;

import java.util.EnumSet;
import java.util.Set;

/** Keys that were pressed and that nobody has heard of yet; from any thread. */
final class Presses {
  private final Set<Key> keys = EnumSet.noneOf(Key.class);

  synchronized void add(Key key) {
    keys.add(key);
  }

  /** Returns the keys, and forgets them. */
  synchronized Set<Key> take() {
    Set<Key> taken = EnumSet.copyOf(keys);
    keys.clear();
    return taken;
  }
}
