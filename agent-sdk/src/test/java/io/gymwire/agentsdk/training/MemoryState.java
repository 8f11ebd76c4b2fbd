package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** A checkpoint in memory. */
public final class MemoryState implements StateWriter, StateReader {
  private final Map<String, ByteBuffer> parts = new TreeMap<>();

  /** Returns the parts by name. */
  public Map<String, ByteBuffer> parts() {
    return parts;
  }

  @Override
  public void putBytes(String name, ByteBuffer bytes) {
    parts.put(name, CheckpointFormat.buffer(bytes.remaining()).put(bytes.duplicate()).flip());
  }

  @Override
  public ByteBuffer getBytes(String name) {
    return parts.get(name).duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
