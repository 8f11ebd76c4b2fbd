package io.gymwire.agents.play;

import java.awt.image.BufferedImage;
import java.util.Set;

/** Where pictures are shown and keys are pressed. */
interface Screen extends AutoCloseable {

  /** Shows {@code picture} with {@code caption} below it. */
  void show(BufferedImage picture, String caption);

  /** Returns the keys that are down. */
  Set<Key> keys();

  /** Returns the keys that were pressed since this was last asked. */
  Set<Key> presses();

  /** Returns whether the player wants to go. */
  boolean isLeft();

  @Override
  void close();
}
