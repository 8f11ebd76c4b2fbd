package io.gymwire.envserver.batch;

import io.gymwire.protocol.array.NdArray;

/** Makes its values in memory of its owner's choice, so that nobody has to copy them there. */
public interface InPlace {
  /**
   * Makes all values in {@code memory} from now on, which nobody else writes to any more.
   *
   * @param memory of the values' dtype and shape
   */
  void writeTo(NdArray memory);

  /** Has {@code maker} make its values in {@code memory}, if it is one that can. */
  static void offer(Object maker, Object memory) {
    if (maker instanceof InPlace inPlace && memory instanceof NdArray array) {
      inPlace.writeTo(array);
    }
  }
}
