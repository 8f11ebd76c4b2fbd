package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions of Atari, each over a connection of its own, leave nothing behind. */
final class AtariSessionsTest {
  private static final int WARM_UP = 20;
  private static final int SESSIONS = 300;

  private final EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
  private final EnvironmentServer server =
      EnvironmentServer.start(ServerSettings.defaults().withPort(0), registry, List.of());

  @AfterEach
  void stop() {
    server.close();
    registry.close();
  }

  @Test
  void nativeObjectsAndDescriptorsComeBack() {
    play(WARM_UP);
    long objects = Pointer.totalCount();
    long descriptors = descriptors();
    play(SESSIONS);
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(objects);
    Awaitility.await().until(() -> descriptors() <= descriptors + 2);
  }

  private void play(int sessions) {
    for (int i = 0; i < sessions; i++) {
      playOnce();
    }
  }

  private void playOnce() {
    try (Transport transport = Transport.Kind.WEB_SOCKET_CBOR.connect(server)) {
      Map<String, Object> made =
          transport.call(Map.of("op", "make", "env_id", "GymWire/OpenPong-v0"));
      Object session = made.get("session");
      assertThat(transport.call(Map.of("op", "reset", "session", session, "seq", 1L, "seed", 7L)))
          .containsEntry("seq", 1L);
      assertThat(transport.call(Map.of("op", "step", "session", session, "seq", 2L, "action", 3L)))
          .containsEntry("seq", 2L);
      assertThat(transport.call(Map.of("op", "close", "session", session)))
          .doesNotContainKey("error");
    }
  }

  /** Windows does not tell. */
  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }
}
