package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Writes a checkpoint, all of it or nothing: to a temporary file first, which takes its place only
 * when every byte is on disk.
 *
 * <p>The file, little-endian: the {@link CheckpointFormat#MAGIC magic}, then per part the length of
 * its name (int32), the name in UTF-8, the length of its bytes (int64), the bytes; at the end a
 * name length of -1 and the CRC-32C of everything before.
 */
final class CheckpointWriter implements StateWriter {
  private final FileChannel file;
  private final CRC32C checksum = new CRC32C();
  private final Set<String> names = new HashSet<>();

  private CheckpointWriter(FileChannel file) {
    this.file = file;
  }

  /** Writes the checkpoint {@code target}, whose parts {@code content} puts. */
  static void write(Path target, Consumer<StateWriter> content) {
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      try (FileChannel file =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        CheckpointWriter writer = new CheckpointWriter(file);
        writer.write(CheckpointFormat.buffer(Long.BYTES).putLong(CheckpointFormat.MAGIC).flip());
        content.accept(writer);
        writer.end();
        file.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + target, e);
    }
  }

  @Override
  public void putBytes(String name, ByteBuffer bytes) {
    if (!names.add(name)) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR, "a checkpoint has one part '" + name + "', not two");
    }
    ByteBuffer encodedName = Utf8.encode(name);
    ByteBuffer header =
        CheckpointFormat.buffer(Integer.BYTES + encodedName.remaining() + Long.BYTES)
            .putInt(encodedName.remaining())
            .put(encodedName)
            .putLong(bytes.remaining())
            .flip();
    write(header);
    write(bytes.duplicate());
  }

  private void end() {
    write(CheckpointFormat.buffer(Integer.BYTES).putInt(CheckpointFormat.END).flip());
    write(CheckpointFormat.buffer(Long.BYTES).putLong(checksum.getValue()).flip());
  }

  private void write(ByteBuffer bytes) {
    checksum.update(bytes.duplicate());
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a checkpoint", e);
    }
  }

  /**
   * Makes the new name itself last; where a folder cannot be opened, as on Windows, the system sees
   * to it.
   */
  private static void forceFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
