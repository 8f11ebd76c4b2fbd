package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent sees is the same in process and over every wire, errors included. */
class RemoteStreamTest {
  private static final MakeRequest CART_POLES =
      MakeRequest.of("CartPole-v1", 5).withMaxEpisodeSteps(20);
  private static final MakeRequest ODD = MakeRequest.of("Odd-v0", 3);

  private static ServedEnvironments served;
  private static ServedEnvironments odd;

  @BeforeAll
  static void start() {
    served = ServedEnvironments.ofClassPath();
    odd = ServedEnvironments.of(new OddEnvironments());
  }

  @AfterAll
  static void stop() {
    served.close();
    odd.close();
  }

  static Stream<String> wires() {
    return Stream.of(
        "ws://127.0.0.1:%d",
        "ws://127.0.0.1:%d?encoding=json",
        "http://127.0.0.1:%d",
        "http://127.0.0.1:%d?encoding=json");
  }

  static Stream<Arguments> wiresAndModes() {
    return wires()
        .flatMap(wire -> Stream.of(AutoresetMode.values()).map(mode -> Arguments.of(wire, mode)));
  }

  @ParameterizedTest
  @MethodSource("wiresAndModes")
  void cartPolesAreTheSame(String wire, AutoresetMode mode) {
    assertSameStream(wire, served, CART_POLES.withAutoresetMode(mode), 300);
  }

  @ParameterizedTest
  @MethodSource("wiresAndModes")
  void infosOfWrappersAreTheSame(String wire, AutoresetMode mode) {
    MakeRequest request =
        CART_POLES
            .withAutoresetMode(mode)
            .withWrappers(
                WrapperSpec.of("RecordEpisodeStatistics"),
                new WrapperSpec("FrameStack", Map.of("stack_size", 3)));
    assertSameStream(wire, served, request, 100);
  }

  @ParameterizedTest
  @MethodSource("wiresAndModes")
  void everyKindOfSpaceAndInfoIsTheSame(String wire, AutoresetMode mode) {
    assertSameStream(wire, odd, ODD.withAutoresetMode(mode), 200);
  }

  @ParameterizedTest
  @MethodSource("wires")
  void specsAreTheSame(String wire) {
    try (Environments remote = served.connect(wire)) {
      assertThat(remote.specs()).isEqualTo(served.local().specs()).isNotEmpty();
    }
    try (Environments remote = odd.connect(wire)) {
      assertThat(remote.specs()).isEqualTo(odd.local().specs());
    }
  }

  @ParameterizedTest
  @MethodSource("wires")
  void vectorsDescribeThemselvesTheSame(String wire) {
    MakeRequest request = CART_POLES.withAutoresetMode(AutoresetMode.SAME_STEP);
    try (Environments environments = served.connect(wire);
        VectorEnvironment remote = environments.make(request);
        VectorEnvironment local = served.local().make(request)) {
      assertThat(remote.spec()).isEqualTo(local.spec());
      assertThat(remote.numEnvs()).isEqualTo(local.numEnvs());
      assertThat(remote.autoresetMode()).isEqualTo(local.autoresetMode());
      assertThat(remote.savesState()).isEqualTo(local.savesState());
      assertThat(remote.singleActionSpace()).isEqualTo(local.singleActionSpace());
    }
  }

  @ParameterizedTest
  @MethodSource("wires")
  void picturesAreTheSame(String wire) {
    try (Environments environments = served.connect(wire);
        VectorEnvironment remote = environments.make(CART_POLES);
        VectorEnvironment local = served.local().make(CART_POLES)) {
      remote.reset(ResetArguments.seeded(3, 5));
      local.reset(ResetArguments.seeded(3, 5));
      assertThat(remote.render(4)).isEqualTo(local.render(4)).isPresent();
    }
    try (Environments environments = odd.connect(wire);
        VectorEnvironment remote = environments.make(ODD)) {
      remote.reset(ResetArguments.none());
      assertThat(remote.render(0)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("wires")
  void aStateGoesThereAndBack(String wire) {
    try (Environments environments = served.connect(wire);
        VectorEnvironment remote = environments.make(CART_POLES);
        VectorEnvironment local = served.local().make(CART_POLES)) {
      Transcript.of(local, 1, 30);
      Transcript fromLocal = new Transcript(local, 2);
      Transcript fromRemote = new Transcript(remote, 2);
      fromRemote.add(remote.restoreState(local.saveState()));
      fromRemote.steps(50);
      fromLocal.add(local.restoreState(local.saveState()));
      fromLocal.steps(50);
      assertThat(fromRemote.lines()).isEqualTo(fromLocal.lines());
      assertThat(remote.saveState()).isEqualTo(local.saveState());
    }
  }

  static Stream<Arguments> wiresAndMistakes() {
    Map<String, Consumer<Environments>> mistakes =
        Map.of(
            "no such environment", all -> all.make(MakeRequest.of("CartPol-v1", 1)),
            "no such wrapper",
                all -> all.make(CART_POLES.withWrappers(WrapperSpec.of("NoSuchWrapper"))),
            "no such argument",
                all -> all.make(CART_POLES.withKwargs(Map.of("no_such_argument", 1))),
            "step before reset", all -> all.make(CART_POLES).step(NdArray.ofLongs(0, 1, 0, 1, 0)),
            "no such action", all -> begun(all).step(NdArray.ofLongs(0, 1, 0, 1, 2)),
            "too few actions", all -> begun(all).step(NdArray.ofLongs(0, 1, 0)),
            "too few seeds",
                all ->
                    begun(all)
                        .reset(
                            new ResetArguments(
                                List.of(OptionalLong.of(1)), Map.of(), Optional.empty())),
            "no such option",
                all ->
                    begun(all).reset(ResetArguments.none().withOptions(Map.of("low", "very low"))),
            "first reset of some",
                all ->
                    all.make(CART_POLES)
                        .reset(ResetArguments.masked(true, false, false, false, false)),
            "no state", all -> begun(all).restoreState(new byte[] {1, 2, 3}));
    return wires()
        .flatMap(
            wire ->
                mistakes.entrySet().stream()
                    .map(mistake -> Arguments.of(wire, mistake.getKey(), mistake.getValue())));
  }

  @ParameterizedTest
  @MethodSource("wiresAndMistakes")
  void errorsHaveTheSameCodeAndField(String wire, String name, Consumer<Environments> mistake) {
    GymWireException local =
        catchThrowableOfType(GymWireException.class, () -> mistake.accept(served.local()));
    try (Environments environments = served.connect(wire)) {
      GymWireException remote =
          catchThrowableOfType(GymWireException.class, () -> mistake.accept(environments));
      assertThat(local).as(name).isNotNull();
      assertThat(remote.code()).isEqualTo(local.code());
      assertThat(remote.field()).isEqualTo(local.field());
      assertThat(remote).hasMessageNotContaining("null");
    }
  }

  @ParameterizedTest
  @MethodSource("wires")
  void afterAnErrorTheSessionGoesOn(String wire) {
    try (Environments environments = served.connect(wire);
        VectorEnvironment remote = environments.make(CART_POLES);
        VectorEnvironment local = served.local().make(CART_POLES)) {
      Transcript transcript = new Transcript(remote, 8);
      transcript.reset(ResetArguments.seeded(8, 5));
      transcript.steps(5);
      assertThatThrownBy(() -> remote.step(NdArray.ofLongs(9)))
          .isInstanceOf(GymWireException.class);
      transcript.steps(5);
      assertThat(transcript.lines()).isEqualTo(Transcript.of(local, 8, 10));
    }
  }

  @ParameterizedTest
  @MethodSource("wires")
  void afterAnEnvironmentsFailureAResetGoesOn(String wire) {
    try (Environments environments = odd.connect(wire);
        VectorEnvironment remote = environments.make(ODD);
        VectorEnvironment local = odd.local().make(ODD)) {
      remote.reset(ResetArguments.none().withOptions(Map.of("fail", true)));
      Object action = ODD_ACTION;
      GymWireException failure =
          catchThrowableOfType(GymWireException.class, () -> remote.step(action));
      assertThat(failure.code()).isEqualTo(ErrorCode.ENVIRONMENT_FAILED);
      GymWireException needed =
          catchThrowableOfType(GymWireException.class, () -> remote.step(action));
      assertThat(needed.code()).isEqualTo(ErrorCode.RESET_NEEDED);
      assertThat(Transcript.of(remote, 5, 20)).isEqualTo(Transcript.of(local, 5, 20));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws://127.0.0.1:%d", "ws://127.0.0.1:%d?encoding=json"})
  void resultsLieInReusedMemory(String wire) {
    try (Environments environments = served.connect(wire);
        VectorEnvironment remote =
            environments.make(CART_POLES.withAutoresetMode(AutoresetMode.SAME_STEP))) {
      Object first = remote.reset(ResetArguments.seeded(1, 5)).observation();
      NdArray actions = NdArray.ofLongs(0, 1, 0, 1, 0);
      VectorStep step = remote.step(actions);
      assertThat(step.observation()).isSameAs(first);
      assertThat(remote.step(actions)).isSameAs(step);
      assertThat(((NdArray) step.observation()).buffer().isDirect()).isTrue();
    }
  }

  @Test
  void aRestartedServerIsSaidToHaveLostTheSession() {
    ServerSettings settings = ServerSettings.defaults().withPort(0);
    EnvironmentServer first = EnvironmentServer.start(settings, served.local(), List.of());
    try (RemoteEnvironments environments =
            RemoteEnvironments.connect("ws://127.0.0.1:" + first.port());
        VectorEnvironment remote = environments.make(CART_POLES)) {
      remote.reset(ResetArguments.none());
      int port = first.port();
      first.close();
      try (EnvironmentServer second =
          EnvironmentServer.start(settings.withPort(port), served.local(), List.of())) {
        GymWireException lost =
            catchThrowableOfType(
                GymWireException.class, () -> remote.step(NdArray.ofLongs(0, 1, 0, 1, 0)));
        assertThat(lost.code()).isEqualTo(ErrorCode.UNKNOWN_SESSION);
        assertThat(lost).hasMessageContaining("make a new environment");
        assertThat(environments.make(CART_POLES).numEnvs()).isEqualTo(5);
        assertThat(second.port()).isEqualTo(port);
      }
    }
  }

  private static final Object ODD_ACTION =
      Map.of(
          "choice",
          NdArray.ofLongs(0, 1, 2),
          "force",
          NdArray.ofFloats(0, 0, 0, 0, 0, 0).reshape(3, 2));

  private static VectorEnvironment begun(Environments environments) {
    VectorEnvironment environment = environments.make(CART_POLES);
    environment.reset(ResetArguments.none());
    return environment;
  }

  private static void assertSameStream(
      String wire, ServedEnvironments by, MakeRequest request, int steps) {
    try (Environments environments = by.connect(wire);
        VectorEnvironment remote = environments.make(request);
        VectorEnvironment inProcess = by.local().make(request)) {
      assertThat(Transcript.of(remote, 7, steps)).isEqualTo(Transcript.of(inProcess, 7, steps));
    }
  }
}
