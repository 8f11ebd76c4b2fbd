package io.gymwire.envserver.rom;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder with the user's ROM images, one file a game: {@code ALE_ROMS_DIR} if that is set, else
 * {@code gymwire/roms} in the user's data folder as the XDG Base Directory Specification has it.
 */
public final class RomStore {
  private static final String AGAIN = "; import the right one with `gymwire roms import PATH`";

  private final Path folder;

  private RomStore(Path folder) {
    this.folder = folder;
  }

  /** Returns the user's store; its folder need not exist. */
  public static RomStore ofUser() {
    return in(RomFolder.of(System.getenv(), System.getProperty("user.home")));
  }

  /** Returns the store in {@code folder}, which need not exist. */
  public static RomStore in(Path folder) {
    return new RomStore(folder);
  }

  /** Returns where the images are. */
  public Path folder() {
    return folder;
  }

  /** Returns the file of {@code game}, which need not exist. */
  public Path file(Game game) {
    return folder.resolve(game.fileName());
  }

  /** Returns whether there is a file for {@code game}; its content is not looked at. */
  public boolean isThere(Game game) {
    return Files.isRegularFile(file(game));
  }

  /** Returns whether the file for {@code game} is its ROM. */
  public boolean holds(Game game) {
    if (!isThere(game)) {
      return false;
    }
    try {
      cartridge(game);
      return true;
    } catch (GymWireException e) {
      return false;
    }
  }

  /** Returns what to do about the missing ROM of {@code game}, as a sentence for a user. */
  public String howToGet(Game game) {
    return ("ROM missing; `gymwire roms import PATH` takes %s from a file, folder, zip or the wheel that"
            + " `pip download ale-py --no-deps` fetches")
        .formatted(game.fileName());
  }

  /**
   * Returns the checked cartridge of {@code game}.
   *
   * @throws GymWireException with code UNAVAILABLE_ENVIRONMENT if its file is missing, cannot be
   *     read, or is not the game's; the message says what to do
   */
  public Cartridge cartridge(Game game) {
    Path file = file(game);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unavailable(game, howToGet(game));
    }
    byte[] image = read(game, file);
    String md5 = Md5.of(image);
    if (image.length != game.size() || !md5.equals(game.md5())) {
      throw unavailable(
          game, "%s is not its ROM (%s)%s".formatted(file, difference(game, image, md5), AGAIN));
    }
    return new Cartridge(game.fileName(), image);
  }

  /**
   * Keeps the checked image of {@code game}, in place of any file that is there.
   *
   * @throws GymWireException with code UNAVAILABLE_ENVIRONMENT if the folder cannot be written to
   */
  void put(Game game, byte[] image) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, game.id(), ".part");
      try {
        Files.write(fresh, image);
        Files.move(
            fresh, file(game), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.UNAVAILABLE_ENVIRONMENT,
          "ROMs cannot be kept in %s (%s); set ALE_ROMS_DIR to a folder that can be written to"
              .formatted(folder, e),
          e);
    }
  }

  private static String difference(Game game, byte[] image, String md5) {
    if (image.length > game.size()) {
      return "more than %d bytes".formatted(game.size());
    }
    if (image.length < game.size()) {
      return "%d bytes, expected %d".formatted(image.length, game.size());
    }
    return Games.ofMd5(md5)
        .map(other -> "it is the ROM of " + other.id())
        .orElse("MD5 %s, expected %s".formatted(md5, game.md5()));
  }

  /** Reads no more than one byte beyond the right size. */
  private static byte[] read(Game game, Path file) {
    if (!Files.isRegularFile(file)) {
      throw unavailable(game, "%s is not a file%s".formatted(file, AGAIN));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(game.size() + 1);
    } catch (IOException e) {
      throw unavailable(game, "%s cannot be read (%s)%s".formatted(file, e, AGAIN));
    }
  }

  private static GymWireException unavailable(Game game, String reason) {
    return new GymWireException(
        ErrorCode.UNAVAILABLE_ENVIRONMENT, "%s: %s".formatted(game.name(), reason));
  }
}
