package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of frame stacks only the newest frame travels, and an agent cannot tell: it sees what it sees in
 * process.
 */
class NewestFrameTest {
  private static final MakeRequest CART_POLES =
      MakeRequest.of("CartPole-v1", 4).withMaxEpisodeSteps(12);
  private static final MakeRequest ODD = MakeRequest.of("Odd-v0", 4);

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

  static Stream<Arguments> everyWay() {
    return RemoteStreamTest.wires()
        .flatMap(
            wire ->
                Stream.of(AutoresetMode.values())
                    .flatMap(
                        mode ->
                            Stream.of("reset", "zero")
                                .map(padding -> Arguments.of(wire, mode, padding))));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void stacksOfArraysAreTheSame(String wire, AutoresetMode mode, String padding) {
    for (int stackSize : new int[] {1, 2, 5}) {
      MakeRequest request =
          CART_POLES.withAutoresetMode(mode).withWrappers(frameStack(stackSize, padding));
      try (Environments environments = served.connect(wire);
          VectorEnvironment remote = environments.make(request);
          VectorEnvironment local = served.local().make(request)) {
        assertThat(stream(remote)).isEqualTo(stream(local));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void stacksOfEveryKindOfSpaceAreTheSame(String wire, AutoresetMode mode, String padding) {
    MakeRequest request = ODD.withAutoresetMode(mode).withWrappers(frameStack(3, padding));
    try (Environments environments = odd.connect(wire);
        VectorEnvironment remote = environments.make(request);
        VectorEnvironment local = odd.local().make(request)) {
      assertThat(Transcript.of(remote, 5, 150)).isEqualTo(Transcript.of(local, 5, 150));
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void aRestoredStateGoesOnTheSame(String wire, AutoresetMode mode, String padding) {
    MakeRequest request = CART_POLES.withAutoresetMode(mode).withWrappers(frameStack(3, padding));
    try (Environments environments = served.connect(wire);
        VectorEnvironment saving = served.local().make(request)) {
      saving.reset(ResetArguments.seeded(3, 4));
      // At some of these times an episode has just ended, at others not.
      for (int time = 0; time < 15; time++) {
        byte[] state = saving.saveState();
        try (VectorEnvironment remote = environments.make(request);
            VectorEnvironment local = served.local().make(request)) {
          assertThat(restoredStream(remote, state)).isEqualTo(restoredStream(local, state));
        }
        VectorStep step = saving.step(NdArray.ofLongs(0, 1, 0, 1));
        if (mode == AutoresetMode.DISABLED && step.ended(0)) {
          saving.reset(ResetArguments.none());
        }
      }
    }
  }

  @Test
  void cutConnectionsShowInNoStack() throws Exception {
    MakeRequest request =
        CART_POLES.withAutoresetMode(AutoresetMode.SAME_STEP).withWrappers(frameStack(4, "reset"));
    try (CuttingProxy proxy = new CuttingProxy(served.port(), 50, 3000, 11);
        Environments environments = RemoteEnvironments.connect("ws://127.0.0.1:" + proxy.port());
        VectorEnvironment remote = environments.make(request);
        VectorEnvironment local = served.local().make(request)) {
      assertThat(Transcript.of(remote, 2, 1000)).isEqualTo(Transcript.of(local, 2, 1000));
      assertThat(proxy.cutsDone()).isGreaterThanOrEqualTo(50);
    }
  }

  @Test
  void stacksLieInReusedDirectMemory() {
    try (Environments environments = served.connect("ws://127.0.0.1:%d");
        VectorEnvironment remote =
            environments.make(CART_POLES.withWrappers(frameStack(4, "reset")))) {
      Object first = remote.reset(ResetArguments.none()).observation();
      VectorStep step = remote.step(NdArray.ofLongs(0, 1, 0, 1));
      assertThat(step.observation()).isSameAs(first);
      assertThat(((NdArray) first).buffer().isDirect()).isTrue();
      assertThat(remote.step(NdArray.ofLongs(0, 1, 0, 1))).isSameAs(step);
    }
  }

  /** Steps, resets of some and of all, and states that are saved and restored on the way. */
  private static List<String> stream(VectorEnvironment environment) {
    Transcript transcript = new Transcript(environment, 7);
    transcript.reset(ResetArguments.seeded(7, 4));
    for (int i = 0; i < 6; i++) {
      transcript.steps(11 + i);
      byte[] state = environment.saveState();
      transcript.reset(ResetArguments.masked(true, false, i % 2 == 0, false));
      transcript.steps(9);
      transcript.add(environment.restoreState(state));
      if (i % 2 == 0) {
        transcript.reset(ResetArguments.masked(false, true, false, false));
      }
      if (i == 3) {
        transcript.reset(ResetArguments.none());
      }
    }
    transcript.steps(30);
    return transcript.lines();
  }

  private static List<String> restoredStream(VectorEnvironment environment, byte[] state) {
    Transcript transcript = new Transcript(environment, 9);
    transcript.add(environment.restoreState(state));
    if (environment.autoresetMode() == AutoresetMode.DISABLED) {
      transcript.reset(ResetArguments.masked(true, true, true, false));
      return transcript.lines();
    }
    transcript.steps(20);
    return transcript.lines();
  }

  private static WrapperSpec frameStack(int stackSize, String padding) {
    return new WrapperSpec(
        "FrameStackObservation", Map.of("stack_size", stackSize, "padding_type", padding));
  }
}
