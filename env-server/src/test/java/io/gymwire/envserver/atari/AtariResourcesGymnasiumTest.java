package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.Games;
import io.gymwire.envserver.rom.ImportedFile;
import io.gymwire.envserver.rom.RomImport;
import io.gymwire.envserver.rom.RomStore;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real cartridges need and give back; needs ale-py's ROMs. */
@Tag("gymnasium")
class AtariResourcesGymnasiumTest {
  private static final Path PROCESS = Path.of("/proc/self");
  private static final int PAGE = 4096;

  @TempDir private Path folder;

  @Test
  void everyGameComesOutOfAlePyAndIsAsTheCatalogueSays() {
    List<ImportedFile> files =
        RomImport.into(RomStore.in(folder), List.of(AlePyRoms.store().folder()));
    assertThat(files.stream().flatMap(file -> file.game().stream()))
        .containsExactlyInAnyOrderElementsOf(Games.all());
    for (EnvironmentFactory factory : new AtariProvider(RomStore.in(folder)).factories()) {
      if (factory.spec().id().endsWith("-v5")) {
        try (AtariEnvironment environment = (AtariEnvironment) factory.make(Map.of())) {
          assertThat(factory.spec().unavailable()).isEmpty();
          assertThat(environment.observationSpace()).isEqualTo(factory.spec().observationSpace());
          assertThat(environment.actionSpace()).isEqualTo(factory.spec().actionSpace());
        }
      }
    }
  }

  @Test
  void damagedCartridgesAreRefused() throws IOException {
    Random random = new Random(5);
    EnvironmentFactory pong =
        new AtariProvider(RomStore.in(folder))
            .factories().stream()
                .filter(factory -> factory.spec().id().equals("ALE/Pong-v5"))
                .findFirst()
                .orElseThrow();
    Game game =
        Games.all().stream().filter(one -> one.id().equals("pong")).findFirst().orElseThrow();
    Path file = folder.resolve("pong.bin");
    byte[] whole = Files.readAllBytes(AlePyRoms.store().file(game));
    byte[] other = Files.readAllBytes(AlePyRoms.store().folder().resolve("freeway.bin"));
    for (int i = 0; i < 300; i++) {
      byte[] damaged =
          switch (i % 3) {
            case 0 -> Arrays.copyOf(whole, random.nextInt(2 * whole.length - 1));
            case 1 -> other;
            default -> whole.clone();
          };
      if (i % 3 == 2) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      boolean isWhole = Arrays.equals(damaged, whole);
      assertThat(isWhole).isFalse();
      assertThatThrownBy(() -> pong.make(Map.of()))
          .isInstanceOf(GymWireException.class)
          .hasMessageContaining("is not its ROM");
    }
    Files.write(file, whole);
    pong.make(Map.of()).close();
  }

  @Test
  void wrongModesAreRefusedWithTheRightOnes() {
    assertThatThrownBy(() -> AlePyRoms.make("ALE/Pong-v5", Map.of("mode", 7L)))
        .hasMessageContaining("mode is 7; allowed in this game: [0, 1]");
    assertThatThrownBy(() -> AlePyRoms.make("ALE/Pong-v5", Map.of("difficulty", 9L)))
        .hasMessageContaining("difficulty is 9; allowed in this game: [0, 1, 2, 3]");
  }

  @Test
  void closedEnvironmentsGiveEverythingBack() throws IOException {
    makeAndClose(30);
    long memory = residentBytes();
    long descriptors = descriptors();
    makeAndClose(120);
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 2);
    assertThat(residentBytes() - memory).isLessThan(48L << 20);
  }

  private static void makeAndClose(int count) {
    for (int i = 0; i < count; i++) {
      AtariEnvironment environment = AlePyRoms.make("ALE/Pong-v5", Map.of());
      environment.reset(OptionalLong.empty(), Map.of());
      environment.step(0L);
      environment.close();
      environment.close();
      assertThat(environment.render()).isPresent();
    }
  }

  private static long residentBytes() throws IOException {
    System.gc();
    return Long.parseLong(Files.readString(PROCESS.resolve("statm")).split(" ", -1)[1]) * PAGE;
  }

  private static long descriptors() throws IOException {
    try (var files = Files.list(PROCESS.resolve("fd"))) {
      return files.count();
    }
  }
}
