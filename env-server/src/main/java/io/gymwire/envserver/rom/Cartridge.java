package io.gymwire.envserver.rom;

import java.nio.file.Path;

/**
 * One checked ROM image that the emulator is sure to take.
 *
 * <p>The emulator reads a file, and ends the process if that file is not what it should be. So it
 * is given a copy of the checked bytes in a folder of this process alone, never the user's file.
 */
public final class Cartridge {
  private final String fileName;
  private final byte[] image;

  /**
   * Makes a cartridge.
   *
   * @param fileName the name of the file that the emulator is to see; where it does not know the
   *     image, it takes the rules of the game from the stem
   * @param image the checked bytes, which this cartridge keeps
   */
  Cartridge(String fileName, byte[] image) {
    this.fileName = fileName;
    this.image = image;
  }

  /** Returns what tells this cartridge from all others. */
  public String identity() {
    return "%s %s".formatted(fileName, Md5.of(image));
  }

  /** Returns {@link #identity}, for the log. */
  @Override
  public String toString() {
    return identity();
  }

  /** Returns whether the emulator knows the image, and need not go by the file's name. */
  public boolean isKnown() {
    return Games.ofMd5(Md5.of(image)).isPresent();
  }

  /** Returns the file of the present moment that holds exactly the checked bytes. */
  public Path file() {
    return PrivateCopies.file(fileName, image);
  }
}
