package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the writer and the reader of checkpoints agree on. */
final class CheckpointFormat {
  /** "GYMWIRE1" in ASCII; the digit is the version of the format. */
  static final long MAGIC = 0x31455249574D5947L;

  /** Stands where the length of a name would. */
  static final int END = -1;

  private CheckpointFormat() {}

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
