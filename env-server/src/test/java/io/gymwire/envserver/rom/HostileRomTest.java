package io.gymwire.envserver.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.envserver.http.Transport;
import io.gymwire.envserver.registry.AtariRegistry;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever lies where a ROM should be is a clear error, of which one server reports one after the
 * other: a process that the emulator had ended could not.
 */
class HostileRomTest {
  private static final int FILES = 1_000;

  /** Without a divisor in common with the number of games, so that a game meets many kinds. */
  private static final int KINDS = 15;

  @TempDir private Path folder;
  private final Random random = new Random(3);
  private byte[] openPong = {};

  @BeforeEach
  void readOpenPong() throws IOException {
    try (InputStream in = HostileRomTest.class.getResourceAsStream("/openpong/openpong.bin")) {
      openPong = in.readAllBytes();
    }
  }

  // Fails if RomStore lets a reading error through, and hangs in the emulator if RomStore only
  // counts an image's bytes.
  @Test
  void everyHostileFileIsAClearError() throws IOException {
    AtariRegistry registry = new AtariRegistry(RomStore.in(folder));
    try (EnvironmentServer server =
            EnvironmentServer.start(ServerSettings.defaults().withPort(0), registry, List.of());
        Transport client = Transport.Kind.WEB_SOCKET_JSON.connect(server)) {
      for (int i = 0; i < FILES; i++) {
        Game game = Games.all().get(i % Games.all().size());
        Path file = folder.resolve(game.fileName());
        String expected = put(file, game, i % KINDS);
        String where = "%d: %s".formatted(i, file);
        String id = "ALE/%s-v5".formatted(game.name());
        assertClearError(registry.factory(id), game, expected, where);
        assertClearReply(client.call(Map.of("op", "make", "env_id", id)), game, where);
        Files.deleteIfExists(file);
      }
      assertPlays(client);
    }
  }

  private static void assertClearError(
      EnvironmentFactory factory, Game game, String expected, String where) {
    assertThatThrownBy(() -> factory.make(Map.of()))
        .as(where)
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE_ENVIRONMENT))
        .hasMessageContaining(game.name())
        .hasMessageContaining(expected)
        .hasMessageContaining("gymwire roms import PATH");
  }

  private static void assertClearReply(Map<String, Object> reply, Game game, String where) {
    assertThat(reply).as(where).containsKey("error");
    Message error = Message.of(reply).message("error");
    assertThat(error.string("code")).as(where).isEqualTo("unavailable_environment");
    assertThat(error.string("detail")).as(where).contains(game.name(), "gymwire roms import PATH");
  }

  /** The server that has answered all of that still plays. */
  private static void assertPlays(Transport client) {
    Object session =
        client.call(Map.of("op", "make", "env_id", "GymWire/OpenPong-v0")).get("session");
    assertThat(client.call(Map.of("op", "reset", "session", session, "seq", 1L, "seed", 7L)))
        .containsEntry("seq", 1L);
    for (long seq = 2; seq < 100; seq++) {
      assertThat(client.call(Map.of("op", "step", "session", session, "seq", seq, "action", 3L)))
          .containsEntry("seq", seq)
          .containsEntry("truncated", false);
    }
    assertThat(client.call(Map.of("op", "close", "session", session))).doesNotContainKey("error");
  }

  /** Puts something there that is no ROM of the game, and returns what the error has to say. */
  private String put(Path file, Game game, int kind) throws IOException {
    return switch (kind) {
      case 0 -> "ROM missing";
      case 1 -> image(file, game, bytes(game.size()));
      case 2 -> image(file, game, bytes(random.nextInt(game.size())));
      case 3 -> image(file, game, bytes(game.size() + 1 + random.nextInt(100_000)));
      case 4 -> {
        Files.createDirectory(file);
        yield "is not a file";
      }
      case 5 -> link(file, folder.resolve("nowhere"));
      case 6 -> link(file, file);
      case 7 -> link(file, Path.of("/dev/zero"));
      // Another game's image under this name, as it is and filled up.
      case 8 -> image(file, game, openPong);
      case 9 -> image(file, game, Arrays.copyOf(openPong, game.size()));
      case 10 -> image(file, game, Arrays.copyOf(openPong, 2 * game.size()));
      // A real image that breaks off, and one whose rest is empty.
      case 11 -> image(file, game, truncated());
      case 12 -> image(file, game, Arrays.copyOf(truncated(), game.size()));
      // Root reads whatever the permissions: so one is unreadable through a file that is no folder,
      // the other as a process's memory, a regular file whose first page is never there.
      case 13 -> link(file, Files.write(folder.resolve("plain"), openPong).resolve("image"));
      default -> unreadable(file);
    };
  }

  private static String image(Path file, Game game, byte[] image) throws IOException {
    Files.write(file, image);
    if (image.length > game.size()) {
      return "more than %d bytes".formatted(game.size());
    }
    return image.length < game.size()
        ? "%d bytes, expected %d".formatted(image.length, game.size())
        : "MD5";
  }

  private static String link(Path file, Path target) throws IOException {
    Files.createSymbolicLink(file, target);
    return "is not a file";
  }

  /** Only Linux has such a file; elsewhere the link leads nowhere. */
  private static String unreadable(Path file) throws IOException {
    String other = link(file, Path.of("/proc/self/mem"));
    return Files.isRegularFile(file) ? "cannot be read" : other;
  }

  private byte[] truncated() {
    return Arrays.copyOf(openPong, random.nextInt(openPong.length));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
