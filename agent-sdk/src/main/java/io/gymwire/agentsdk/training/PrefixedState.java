package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;

/** Gives each part of a checkpoint's content names of its own. */
final class PrefixedState {
  private PrefixedState() {}

  record Writer(StateWriter state, String prefix) implements StateWriter {
    @Override
    public void putBytes(String name, ByteBuffer bytes) {
      state.putBytes(prefix + name, bytes);
    }
  }

  record Reader(StateReader state, String prefix) implements StateReader {
    @Override
    public ByteBuffer getBytes(String name) {
      return state.getBytes(prefix + name);
    }
  }
}
