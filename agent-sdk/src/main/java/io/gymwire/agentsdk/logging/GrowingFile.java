package io.gymwire.agentsdk.logging;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text file of a run that only ever grows. A checkpoint remembers its length, and a resumed run
 * cuts off what was written after it.
 */
final class GrowingFile {
  private final String name;
  private final String state;
  private Optional<FileChannel> channel = Optional.empty();
  private long length;

  /** The file {@code name} in a run's folder, whose length is {@code state} in a checkpoint. */
  GrowingFile(String name, String state) {
    this.name = name;
    this.state = state;
  }

  void load(StateReader reader) {
    length = reader.getLong(state);
  }

  void save(StateWriter writer) {
    writer.putLong(state, length);
  }

  /** Opens the file at the length that a checkpoint said, and returns whether it is empty. */
  boolean open(Path directory) {
    try {
      FileChannel opened = FileChannel.open(directory.resolve(name), CREATE, WRITE);
      opened.truncate(length).position(opened.size());
      length = opened.size();
      channel = Optional.of(opened);
      return length == 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void append(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    length += bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        channel.orElseThrow(GrowingFile::notOpen).write(bytes);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      throw failed(e);
    }
    channel = Optional.empty();
  }

  private static GymWireException notOpen() {
    return new GymWireException(ErrorCode.INTERNAL_ERROR, "the run has not started or has ended");
  }

  private GymWireException failed(IOException cause) {
    return new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write " + name, cause);
  }
}
