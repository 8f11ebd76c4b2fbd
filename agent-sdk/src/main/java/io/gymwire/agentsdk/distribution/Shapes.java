package io.gymwire.agentsdk.distribution;

/** Shapes of batches. */
final class Shapes {
  private Shapes() {}

  /** Returns {@code shape} with {@code count} as its first axis. */
  static int[] batch(int count, int[] shape) {
    int[] batch = new int[shape.length + 1];
    batch[0] = count;
    System.arraycopy(shape, 0, batch, 1, shape.length);
    return batch;
  }
}
