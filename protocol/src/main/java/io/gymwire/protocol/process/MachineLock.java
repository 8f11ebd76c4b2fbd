package io.gymwire.protocol.process;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Has one process of the machine at a time do something, while the others wait. For native
 * libraries: JavaCPP unpacks them when they are first loaded, and the operating system kills a
 * process that loads one which another has not yet unpacked to its end.
 *
 * <p>The operating system gives the lock up when its process ends, however it does.
 */
public final class MachineLock {
  static final String FILE = "gymwire.lock";

  private MachineLock() {}

  /** Says which folder. */
  @FunctionalInterface
  public interface Folder {
    /** Returns the folder, or fails if there is none. */
    File find() throws IOException;
  }

  /**
   * Runs {@code work} while no other process of this machine, and no other thread of this one, runs
   * any in {@code folder}, where the file {@code gymwire.lock} is made and stays. Where no lock is
   * to be had, as in a folder that may not be written to, the work is done without.
   */
  // One monitor for all folders: to the operating system a lock belongs to the process.
  public static synchronized void whileWorkingIn(Folder folder, Runnable work) {
    Closeable lock = lock(folder);
    try {
      work.run();
    } finally {
      close(lock);
    }
  }

  private static Closeable lock(Folder folder) {
    try {
      FileChannel channel = FileChannel.open(folder.find().toPath().resolve(FILE), CREATE, WRITE);
      try {
        channel.lock();
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return channel;
    } catch (IOException e) {
      return () -> {};
    }
  }

  private static void close(Closeable lock) {
    try {
      lock.close();
    } catch (IOException e) {
      // It ends with the process, then.
    }
  }
}
