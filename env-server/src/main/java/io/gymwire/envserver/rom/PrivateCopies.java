package io.gymwire.envserver.rom;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The files of checked bytes for the emulator, in a folder that ends with the process. */
final class PrivateCopies {
  private static Path folder;

  private PrivateCopies() {}

  /**
   * Returns a file of this content. Whoever cleans up temporary folders may have removed it since
   * the last call, so it is looked at each time.
   */
  static synchronized Path file(String fileName, byte[] content) {
    try {
      // One folder for each content: two images may go by one name.
      Path parent = folder().resolve(Md5.of(content));
      Path file = parent.resolve(fileName);
      if (!holds(file, content)) {
        Files.createDirectories(parent);
        parent.toFile().deleteOnExit();
        Path fresh = Files.createTempFile(parent, "copy", "");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        file.toFile().deleteOnExit();
      }
      return file;
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.UNAVAILABLE_ENVIRONMENT,
          "the ROM cannot be copied into the folder for temporary files %s: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e),
          e);
    }
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  private static Path folder() throws IOException {
    if (folder == null || !Files.isDirectory(folder)) {
      folder = Files.createTempDirectory("gymwire-roms");
      folder.toFile().deleteOnExit();
    }
    return folder;
  }
}
