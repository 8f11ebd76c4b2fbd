package io.gymwire.agents.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Keeps a run's folder to one process while it trains there. The operating system gives the lock up
 * when the process dies, however it does; the file stays.
 */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks {@code folder}.
   *
   * @throws GymWireException with code INVALID_VALUE if somebody trains there
   */
  static RunLock of(Path folder) {
    try {
      RunLock lock = new RunLock(FileChannel.open(folder.resolve(".lock"), CREATE, WRITE));
      if (!lock.isTaken()) {
        lock.close();
        throw refused(
            "another gymwire trains in %s: wait until it ends, or choose another folder"
                .formatted(folder));
      }
      return lock;
    } catch (IOException e) {
      throw refused("cannot lock the folder " + folder);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot unlock the run's folder", e);
    }
  }

  private boolean isTaken() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // This process has it already.
      return false;
    }
  }

  private static GymWireException refused(String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, "run-dir", message);
  }
}
