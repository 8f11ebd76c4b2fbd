package io.gymwire.envserver.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gymwire.envserver.rom.ImportedFile.Outcome;
import io.gymwire.protocol.error.GymWireException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no ROM does not come in, whatever it is. */
class RomImportTest {
  @TempDir private Path folder;

  @Test
  void whatIsNoRomIsLeftOutWithItsReason() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    Files.write(mixed.resolve("pong.bin"), new byte[2048]);
    Files.write(mixed.resolve("huge.rom"), new byte[1 << 20]);
    Files.writeString(mixed.resolve("notes.txt"), "no ROM");
    Files.writeString(mixed.resolve("broken.zip"), "no zip");
    Files.createSymbolicLink(mixed.resolve("loop"), mixed);
    assertThat(outcome(mixed, "pong.bin"))
        .isEqualTo("UNKNOWN no game that ALE knows has the MD5 c99a74c555371a433d121f551d6c6398");
    assertThat(outcome(mixed, "huge.rom"))
        .isEqualTo("UNKNOWN more bytes than a ROM of any game here has (16384)");
    assertThat(outcome(mixed, "notes.txt")).isEqualTo("NO_ROM it is no ROM");
    assertThat(outcome(mixed, "broken.zip")).startsWith("UNREADABLE it is no readable zip");
    assertThat(outcome(mixed, "loop")).startsWith("UNREADABLE it is a link");
    assertThat(imported(folder.resolve("nowhere")))
        .extracting(ImportedFile::reason)
        .containsExactly("there is no such file");
    assertThat(Files.exists(store().folder())).isFalse();
  }

  @Test
  void zipsAreReadNoFurtherThanARomGoes() throws IOException {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("../../bomb.bin"));
      for (int i = 0; i < 2_000; i++) {
        out.write(new byte[1 << 20]);
      }
      out.closeEntry();
    }
    assertThat(imported(zip))
        .extracting(ImportedFile::outcome, ImportedFile::source)
        .containsExactly(tuple(Outcome.UNKNOWN, zip + ": ../../bomb.bin"));
  }

  @Test
  void damagedZipsAreLeftOut() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    zip(whole, 20);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.toByteArray();
      for (int k = 0; k < 1 + i % 9; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("damaged.whl"), damaged);
      assertThat(imported(file)).allMatch(one -> one.game().isEmpty());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenToIsAnErrorThatSaysWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> RomStore.in(file.resolve("roms")).put(Games.all().get(0), new byte[0]))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("set ALE_ROMS_DIR to a folder that can be written to");
  }

  private String outcome(Path mixed, String name) {
    return imported(mixed).stream()
        .filter(file -> file.source().equals(mixed.resolve(name).toString()))
        .map(file -> file.outcome() + " " + file.reason())
        .findFirst()
        .orElseThrow();
  }

  private List<ImportedFile> imported(Path path) {
    return RomImport.into(store(), List.of(path));
  }

  private RomStore store() {
    return RomStore.in(folder.resolve("store"));
  }

  private static void zip(OutputStream target, int entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(target)) {
      for (int i = 0; i < entries; i++) {
        out.putNextEntry(new ZipEntry("roms/game" + i + ".bin"));
        out.write(new byte[100 + i]);
        out.closeEntry();
      }
    }
  }
}
