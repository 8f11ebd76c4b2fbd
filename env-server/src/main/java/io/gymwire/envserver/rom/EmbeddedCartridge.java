package io.gymwire.envserver.rom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Cartridges that come with GymWire as resources of the class path. */
public final class EmbeddedCartridge {
  private EmbeddedCartridge() {}

  /**
   * Returns the cartridge whose image is the resource {@code path}.
   *
   * @param path from the root of the class path, such as {@code openpong/openpong.bin}
   * @param game whose reward and end of game the emulator is to take, such as {@code pong}: the
   *     image leaves score and state where that game has them in memory
   * @throws IllegalArgumentException if there is no such resource
   */
  public static Cartridge of(String path, String game) {
    try (InputStream in = EmbeddedCartridge.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return new Cartridge(game + ".bin", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
