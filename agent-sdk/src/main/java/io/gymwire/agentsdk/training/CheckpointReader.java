package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads a checkpoint that a {@link CheckpointWriter} wrote, after checking that it is whole. */
final class CheckpointReader implements StateReader {
  private static final int CHUNK = 1 << 20;

  private record Part(long offset, long length) {}

  private final Path path;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /**
   * Opens the checkpoint at {@code path}.
   *
   * @throws GymWireException with code INVALID_VALUE if there is none, or it is damaged
   */
  CheckpointReader(Path path) {
    this.path = path;
    if (!Files.isRegularFile(path)) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "there is no checkpoint " + path);
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      requireWhole(file);
      readIndex(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoint " + path, e);
    }
  }

  /** Returns whether there is a part whose name begins with {@code prefix}. */
  boolean hasPart(String prefix) {
    return parts.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  @Override
  public ByteBuffer getBytes(String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "the checkpoint %s has no part '%s'; it has %s"
              .formatted(path, name, String.join(", ", parts.keySet())));
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return file.map(MapMode.READ_ONLY, part.offset, part.length).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checkpoint " + path, e);
    }
  }

  private void requireWhole(FileChannel file) throws IOException {
    long bodyLength = file.size() - Long.BYTES;
    if (bodyLength < Long.BYTES || read(file, 0, Long.BYTES).getLong() != CheckpointFormat.MAGIC) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, path + " is not a checkpoint of this version of GymWire");
    }
    CRC32C checksum = new CRC32C();
    for (long offset = 0; offset < bodyLength; offset += CHUNK) {
      checksum.update(read(file, offset, (int) Math.min(CHUNK, bodyLength - offset)));
    }
    if (read(file, bodyLength, Long.BYTES).getLong() != checksum.getValue()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "the checkpoint " + path + " is damaged: its checksum is wrong");
    }
  }

  private void readIndex(FileChannel file) throws IOException {
    long offset = Long.BYTES;
    for (int nameLength = nameLength(file, offset);
        nameLength != CheckpointFormat.END;
        nameLength = nameLength(file, offset)) {
      offset += Integer.BYTES;
      String name = Utf8.decode(read(file, offset, nameLength));
      offset += nameLength;
      long length = read(file, offset, Long.BYTES).getLong();
      offset += Long.BYTES;
      parts.put(name, new Part(offset, length));
      offset += length;
    }
  }

  private static int nameLength(FileChannel file, long offset) throws IOException {
    return read(file, offset, Integer.BYTES).getInt();
  }

  private static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
    ByteBuffer bytes = CheckpointFormat.buffer(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("the checkpoint ends in the middle of a part");
      }
    }
    return bytes.flip();
  }
}
