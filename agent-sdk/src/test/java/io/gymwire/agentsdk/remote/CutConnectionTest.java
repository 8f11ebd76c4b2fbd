package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exactly once, whatever happens to the connection. */
class CutConnectionTest {
  private static final int NUM_ENVS = 3;
  private static final MakeRequest REQUEST =
      MakeRequest.of("Odd-v0", NUM_ENVS).withAutoresetMode(AutoresetMode.SAME_STEP);

  private final Environments odd = new OddEnvironments();
  private EnvironmentServer server;

  @BeforeEach
  void start() {
    server = EnvironmentServer.start(ServerSettings.defaults().withPort(0), odd, List.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ws, cbor, 1",
    "ws, cbor, 2",
    "ws, cbor, 3",
    "ws, json, 4",
    "http, cbor, 5",
    "http, json, 6"
  })
  void aHundredCutsBetweenAnyTwoBytesLoseAndDoubleNoStep(String scheme, String encoding, long seed)
      throws Exception {
    int cuts = 100;
    int steps = 1000;
    int bytesPerConnection = 3000;
    List<String> undisturbed;
    try (VectorEnvironment local = odd.make(REQUEST)) {
      undisturbed = Transcript.of(local, seed, steps);
    }
    long stepsBefore = OddEnvironments.STEPS.get();
    try (CuttingProxy proxy = new CuttingProxy(server.port(), cuts, bytesPerConnection, seed);
        RemoteEnvironments environments =
            RemoteEnvironments.connect(
                "%s://127.0.0.1:%d?encoding=%s".formatted(scheme, proxy.port(), encoding));
        VectorEnvironment remote = environments.make(REQUEST)) {
      assertThat(Transcript.of(remote, seed, steps)).isEqualTo(undisturbed);
      assertThat(proxy.cutsDone()).isGreaterThanOrEqualTo(cuts);
    }
    assertThat(OddEnvironments.STEPS.get() - stepsBefore).isEqualTo((long) steps * NUM_ENVS);
  }

  @Test
  void aServerThatStaysAwayIsSaidToBeUnreachable() {
    RemoteSettings settings = RemoteSettings.defaults().withReconnectTime(Duration.ofMillis(200));
    try (RemoteEnvironments environments =
            RemoteEnvironments.connect("ws://127.0.0.1:" + server.port(), settings);
        VectorEnvironment remote = environments.make(REQUEST)) {
      server.close();
      GymWireException failure =
          catchThrowableOfType(GymWireException.class, () -> remote.reset(ResetArguments.none()));
      assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
      assertThat(failure)
          .hasMessageContaining("ws://127.0.0.1:" + server.port())
          .hasMessageContaining("gave up after 0.2 s");
    }
  }

  @ParameterizedTest
  @CsvSource({"ws", "http"})
  void nobodyAtTheAddressIsSaidAtOnce(String scheme) {
    String url = scheme + "://127.0.0.1:" + server.port();
    server.close();
    GymWireException failure =
        catchThrowableOfType(GymWireException.class, () -> RemoteEnvironments.connect(url));
    assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(failure).hasMessageContaining(url).hasMessageContaining("nothing listens there");
  }

  @ParameterizedTest
  @CsvSource({
    "ws://127.0.0.1:%d/v1/elsewhere, path",
    "wss://127.0.0.1:%d, TLS",
    "https://127.0.0.1:%d, TLS"
  })
  void aWrongUrlOfAServerIsSaidToBeWrong(String url, String reason) {
    GymWireException failure =
        catchThrowableOfType(
            GymWireException.class, () -> RemoteEnvironments.connect(url.formatted(server.port())));
    assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(failure).hasMessageContaining(reason);
  }
}
