package io.gymwire.envserver.rom;

import io.gymwire.envserver.rom.ImportedFile.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes ROM images from files, folders, zips and Python wheels (which are zips), and knows the
 * games by their MD5, whatever the files' names.
 *
 * <p>Nothing in them is trusted: names never become paths, links in folders are not followed, and
 * of no file or entry more is read than a ROM can have.
 */
public final class RomImport {
  private static final int LARGEST_ROM = Games.all().stream().mapToInt(Game::size).max().orElse(0);

  private static final List<String> ROM_ENDINGS = List.of(".bin", ".a26", ".rom");
  private static final List<String> ZIP_ENDINGS = List.of(".zip", ".whl");
  private static final long LARGEST_ZIP = 1L << 30;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST_FOLDER = 16;

  private final RomStore store;
  private final List<ImportedFile> done = new ArrayList<>();

  private RomImport(RomStore store) {
    this.store = store;
  }

  /**
   * Imports all ROM images in {@code paths} into {@code store}, and says of each file in them what
   * became of it.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code UNAVAILABLE_ENVIRONMENT if the
   *     store cannot be written to
   */
  public static List<ImportedFile> into(RomStore store, List<Path> paths) {
    RomImport session = new RomImport(store);
    paths.forEach(path -> session.add(path, 0));
    return Collections.unmodifiableList(session.done);
  }

  private void add(Path path, int depth) {
    if (Files.isDirectory(path)) {
      addFolder(path, depth);
    } else if (!Files.exists(path)) {
      left(path, Outcome.UNREADABLE, "there is no such file");
    } else if (!Files.isRegularFile(path)) {
      left(path, Outcome.UNREADABLE, "it is no file");
    } else if (ends(path.toString(), ZIP_ENDINGS)) {
      addZip(path);
    } else {
      addFile(path);
    }
  }

  private void addFolder(Path folder, int depth) {
    if (depth > DEEPEST_FOLDER) {
      left(
          folder,
          Outcome.UNREADABLE,
          "it lies more than %d folders deep".formatted(DEEPEST_FOLDER));
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.limit(MOST_FILES + 1).sorted().toList()) {
        if (done.size() >= MOST_FILES) {
          left(folder, Outcome.UNREADABLE, "more than %d files".formatted(MOST_FILES));
          return;
        }
        if (Files.isSymbolicLink(file)) {
          left(file, Outcome.UNREADABLE, "it is a link; give the file that it leads to");
        } else {
          add(file, depth + 1);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      left(folder, Outcome.UNREADABLE, "it cannot be read (%s)".formatted(e));
    }
  }

  private void addZip(Path path) {
    try {
      if (Files.size(path) > LARGEST_ZIP) {
        left(path, Outcome.UNREADABLE, "it has more than %d bytes".formatted(LARGEST_ZIP));
        return;
      }
      try (ZipFile zip = new ZipFile(path.toFile())) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
          if (done.size() >= MOST_FILES) {
            left(path, Outcome.UNREADABLE, "more than %d files".formatted(MOST_FILES));
            return;
          }
          addEntry(path, zip, entries.nextElement());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      left(path, Outcome.UNREADABLE, "it is no readable zip (%s)".formatted(e.getMessage()));
    }
  }

  private void addEntry(Path path, ZipFile zip, ZipEntry entry) {
    if (entry.isDirectory()) {
      return;
    }
    String source = "%s: %s".formatted(path, entry.getName());
    try (InputStream in = zip.getInputStream(entry)) {
      addImage(source, in.readNBytes(LARGEST_ROM + 1));
    } catch (IOException e) {
      done.add(left(source, "it cannot be read (%s)".formatted(e.getMessage())));
    }
  }

  private void addFile(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      addImage(path.toString(), in.readNBytes(LARGEST_ROM + 1));
    } catch (IOException e) {
      left(path, Outcome.UNREADABLE, "it cannot be read (%s)".formatted(e));
    }
  }

  private void addImage(String source, byte[] image) {
    Optional<Game> known = Games.ofMd5(Md5.of(image)).filter(game -> game.size() == image.length);
    if (known.isPresent()) {
      Game game = known.get();
      boolean there = isKept(game, image);
      if (!there) {
        store.put(game, image);
      }
      done.add(ImportedFile.taken(source, there ? Outcome.ALREADY_THERE : Outcome.IMPORTED, game));
    } else if (ends(source, ROM_ENDINGS)) {
      done.add(ImportedFile.left(source, Outcome.UNKNOWN, unknown(image)));
    } else {
      done.add(ImportedFile.left(source, Outcome.NO_ROM, "it is no ROM"));
    }
  }

  private boolean isKept(Game game, byte[] image) {
    Path file = store.file(game);
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Arrays.equals(in.readNBytes(image.length + 1), image);
    } catch (IOException e) {
      return false;
    }
  }

  private static String unknown(byte[] image) {
    return image.length > LARGEST_ROM
        ? "more bytes than a ROM of any game here has (%d)".formatted(LARGEST_ROM)
        : "no game that ALE knows has the MD5 %s".formatted(Md5.of(image));
  }

  private void left(Path path, Outcome outcome, String reason) {
    done.add(ImportedFile.left(path.toString(), outcome, reason));
  }

  private static ImportedFile left(String source, String reason) {
    return ImportedFile.left(source, Outcome.UNREADABLE, reason);
  }

  private static boolean ends(String name, List<String> endings) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(lower::endsWith);
  }
}
