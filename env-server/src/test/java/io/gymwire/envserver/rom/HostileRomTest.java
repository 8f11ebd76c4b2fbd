package io.gymwire.envserver.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.envserver.atari.AtariProvider;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever lies where a ROM should be is a clear error: a process that the emulator had ended could
 * not report one.
 */
class HostileRomTest {
  private static final int FILES = 1_000;

  @TempDir private Path folder;
  private final Random random = new Random(3);
  private Map<String, EnvironmentFactory> factories = Map.of();

  @BeforeEach
  void findGames() {
    factories =
        new AtariProvider(RomStore.in(folder))
            .factories().stream()
                .collect(Collectors.toMap(factory -> factory.spec().id(), Function.identity()));
  }

  @Test
  void everyHostileFileIsAClearError() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Game game = Games.all().get(i % Games.all().size());
      Path file = folder.resolve(game.fileName());
      String expected = put(file, game, i % 8);
      EnvironmentFactory factory = factories.get("ALE/%s-v5".formatted(game.name()));
      assertThatThrownBy(() -> factory.make(Map.of()))
          .as("%d: %s", i, file)
          .isInstanceOfSatisfying(
              GymWireException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE_ENVIRONMENT))
          .hasMessageContaining(game.name())
          .hasMessageContaining(expected)
          .hasMessageContaining("gymwire roms import PATH");
      Files.deleteIfExists(file);
    }
  }

  /** Puts something there that is no ROM of the game, and returns what the error has to say. */
  private String put(Path file, Game game, int kind) throws IOException {
    switch (kind) {
      case 0 -> {
        return "ROM missing";
      }
      case 1 -> {
        Files.write(file, bytes(game.size()));
        return "MD5";
      }
      case 2 -> {
        int size = random.nextInt(game.size());
        Files.write(file, bytes(size));
        return "%d bytes, expected %d".formatted(size, game.size());
      }
      case 3 -> {
        Files.write(file, bytes(game.size() + 1 + random.nextInt(100_000)));
        return "more than %d bytes".formatted(game.size());
      }
      case 4 -> {
        Files.createDirectory(file);
        return "is not a file";
      }
      case 5 -> {
        Files.createSymbolicLink(file, folder.resolve("nowhere"));
        return "is not a file";
      }
      case 6 -> {
        Files.createSymbolicLink(file, file);
        return "is not a file";
      }
      default -> {
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        return "is not a file";
      }
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
