package io.gymwire.envserver.batch;

import io.gymwire.protocol.array.NdArray;

/** A batch of integers, as one int64 array of shape (N). */
record DiscreteBatch(NdArray value) implements Batch {

  @Override
  public void set(int index, Object element) {
    value.setLong(index, (Long) element);
  }

  @Override
  public Long get(int index) {
    return value.getLong(index);
  }

  @Override
  public void shift() {
    for (int i = 1; i < value.size(); i++) {
      value.setLong(i - 1, value.getLong(i));
    }
  }
}
