package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.remote.RemoteEnvironments;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.random.Pcg64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one server saved another continues, after the first was killed. */
class StateAcrossServersTest {
  private static final int STEPS_BEFORE = 200;
  private static final int STEPS_AFTER = 1000;

  @TempDir Path directory;

  private static List<MakeRequest> environments() {
    WrapperSpec stack = new WrapperSpec("FrameStack", Map.of("stack_size", 4));
    MakeRequest openPong =
        MakeRequest.of("GymWire/OpenPong-v0", 2).withAutoresetMode(AutoresetMode.SAME_STEP);
    return List.of(
        MakeRequest.of("CartPole-v1", 4),
        MakeRequest.of("CartPole-v1", 4)
            .withWrappers(WrapperSpec.of("NormalizeObservation"), stack),
        openPong.withKwargs(Map.of("obs_type", "ram")),
        openPong
            .withKwargs(Map.of("frameskip", 1))
            .withWrappers(WrapperSpec.of("AtariPreprocessing"), stack));
  }

  @Test
  void anotherServerContinuesBitForBit() throws IOException {
    List<byte[]> states = new ArrayList<>();
    try (ServerProcess killed = server();
        RemoteEnvironments remote = RemoteEnvironments.connect(killed.address())) {
      for (MakeRequest request : environments()) {
        try (VectorEnvironment vector = remote.make(request)) {
          start(vector, Pcg64.seeded(4));
          states.add(vector.saveState());
        }
      }
    }
    try (ServerProcess server = server();
        RemoteEnvironments remote = RemoteEnvironments.connect(server.address());
        EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      for (int i = 0; i < states.size(); i++) {
        MakeRequest request = environments().get(i);
        try (VectorEnvironment restored = remote.make(request);
            VectorEnvironment undisturbed = registry.make(request)) {
          Pcg64 actions = Pcg64.seeded(4);
          start(undisturbed, actions);
          restored.restoreState(states.get(i));
          assertSameSteps(restored, undisturbed, actions);
        }
      }
    }
  }

  private static void start(VectorEnvironment vector, Pcg64 actions) {
    vector.reset(ResetArguments.seeded(9, vector.numEnvs()));
    for (int i = 0; i < STEPS_BEFORE; i++) {
      vector.step(sample(vector, actions));
    }
  }

  private static void assertSameSteps(
      VectorEnvironment restored, VectorEnvironment undisturbed, Pcg64 random) {
    for (int i = 0; i < STEPS_AFTER; i++) {
      Object actions = sample(undisturbed, random);
      VectorStep expected = undisturbed.step(actions);
      VectorStep actual = restored.step(actions);
      assertThat(actual.observation()).as("step %d", i).isEqualTo(expected.observation());
      assertThat(actual.reward()).isEqualTo(expected.reward());
      assertThat(actual.terminated()).isEqualTo(expected.terminated());
      assertThat(actual.truncated()).isEqualTo(expected.truncated());
    }
  }

  private ServerProcess server() throws IOException {
    return ServerProcess.start(
        directory.resolve("data"), directory.resolve("err"), "serve", "--port", "0");
  }

  private static Object sample(VectorEnvironment vector, Pcg64 random) {
    return vector.singleActionSpace().batch(vector.numEnvs()).sample(random);
  }
}
