package io.gymwire.protocol.message;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;

/**
 * Counts the items of a message that is being read: an element of a list or an entry of a map can
 * take a hundred times the memory of its bytes.
 */
final class ItemCount {
  private final int max;
  private int count;

  ItemCount(int max) {
    this.max = max;
  }

  void add() {
    if (count == max) {
      throw new GymWireException(
          ErrorCode.MESSAGE_TOO_LARGE,
          "the message has too many elements of lists and entries of maps; allowed: " + max);
    }
    count++;
  }
}
