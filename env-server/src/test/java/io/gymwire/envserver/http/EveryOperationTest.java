package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.StepMessages;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation over every transport gives what the environments give in this process. */
class EveryOperationTest {
  private static EnvironmentRegistry registry;
  private static EnvironmentServer server;

  @BeforeAll
  static void start() {
    registry = EnvironmentRegistry.ofClassPath();
    server = EnvironmentServer.start(ServerSettings.defaults().withPort(0), registry, List.of());
  }

  @AfterAll
  static void stop() {
    server.close();
    registry.close();
  }

  @ParameterizedTest
  @EnumSource
  void describes(Transport.Kind kind) {
    try (Transport transport = kind.connect(server)) {
      Map<String, Object> description = transport.call(Map.of("op", "describe"));

      assertThat(description).containsEntry("protocol", "gymwire").containsEntry("version", "1.0");
      assertThat(description)
          .containsEntry(
              "limits",
              Map.of(
                  "max_message_bytes",
                  16L << 20,
                  "max_message_items",
                  1_000_000L,
                  "max_sessions",
                  64L,
                  "max_envs_per_session",
                  4096L,
                  "max_connections",
                  1024L,
                  "max_wrappers",
                  16L,
                  "max_observation_bytes",
                  256L << 20,
                  "session_idle_seconds",
                  1800.0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void lists(Transport.Kind kind) {
    try (Transport transport = kind.connect(server)) {
      List<Message> specs =
          Message.of(transport.call(Map.of("op", "list"))).messagesOrEmpty("environments");

      assertThat(specs.stream().map(spec -> spec.string("id")))
          .containsExactlyElementsOf(registry.specs().stream().map(spec -> spec.id()).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsOfFrameStacksCanCarryOnlyTheNewestFrame(Transport.Kind kind) {
    Map<String, Object> make =
        Map.of(
            "op",
            "make",
            "env_id",
            "CartPole-v1",
            "num_envs",
            3,
            "wrappers",
            List.of(Map.of("name", "FrameStack", "arguments", Map.of("stack_size", 4))));
    try (Transport transport = kind.connect(server)) {
      Map<String, Object> asking = new HashMap<>(make);
      asking.put("newest_frame", true);
      Map<String, Object> newest = transport.call(asking);
      Map<String, Object> whole = transport.call(make);
      assertThat(newest).containsEntry("newest_frame", true);
      assertThat(whole).containsEntry("newest_frame", false);
      assertThat(newest.get("observation_space")).isEqualTo(whole.get("observation_space"));

      Object newestReset = transport.call(reset(newest)).get("observation");
      Object wholeReset = transport.call(reset(whole)).get("observation");
      assertThat(newestReset).isEqualTo(wholeReset);
      Map<String, Object> newestStep = transport.call(step(newest));
      Map<String, Object> wholeStep = transport.call(step(whole));

      NdArray stacks = floats(wholeStep, 3, 4, 4);
      NdArray frames = floats(newestStep, 3, 4);
      for (int i = 0; i < 3; i++) {
        assertThat(frames.row(i)).isEqualTo(stacks.row(i).row(3));
      }
      int newestBytes = Codec.JSON.encode(newestStep).remaining();
      int wholeBytes = Codec.JSON.encode(wholeStep).remaining();
      assertThat(newestBytes).isLessThan(wholeBytes / 2);
    }
  }

  private static Map<String, Object> reset(Map<String, Object> made) {
    return Map.of("op", "reset", "session", made.get("session"), "seq", 1, "seed", 5);
  }

  private static Map<String, Object> step(Map<String, Object> made) {
    return Map.of(
        "op", "step", "session", made.get("session"), "seq", 2, "action", List.of(0, 1, 0));
  }

  private static NdArray floats(Map<String, Object> reply, int... shape) {
    Object observation = reply.get("observation");
    return Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT32, shape)
        .decode(observation, "observation");
  }

  @ParameterizedTest
  @EnumSource
  void stepsAsInProcess(Transport.Kind kind) {
    int numEnvs = 5;
    MakeRequest request =
        MakeRequest.of("CartPole-v1", numEnvs).withAutoresetMode(AutoresetMode.SAME_STEP);
    try (Transport transport = kind.connect(server);
        VectorEnvironment local = registry.make(request)) {
      String session =
          (String)
              transport
                  .call(
                      Map.of(
                          "op", "make",
                          "env_id", "CartPole-v1",
                          "num_envs", numEnvs,
                          "autoreset_mode", "same_step"))
                  .get("session");
      Box observations = (Box) local.singleObservationSpace();
      Map<String, Object> reset =
          transport.call(Map.of("op", "reset", "session", session, "seq", 1, "seed", 11));
      assertThat(decoded(observations.batch(numEnvs), reset))
          .isEqualTo(local.reset(ResetArguments.seeded(11, numEnvs)).observation());

      VectorStep remote = new VectorStep(numEnvs, NdArray.ofFloats());
      for (int seq = 2; seq < 60; seq++) {
        NdArray actions = NdArray.ofLongs(1, seq & 1, 1, 0, seq % 3 == 0 ? 1 : 0);
        VectorStep expected = local.step(actions);
        Map<String, Object> reply = transport.call(step(session, seq, actions));
        StepMessages.decode(Message.of(reply), observations, observations.batch(numEnvs), remote);

        assertThat(reply).containsEntry("seq", (long) seq);
        assertThat(remote.observation()).isEqualTo(expected.observation());
        assertThat(remote.reward()).isEqualTo(expected.reward());
        assertThat(remote.terminated()).isEqualTo(expected.terminated());
        assertThat(remote.truncated()).isEqualTo(expected.truncated());
        assertThat(remote.finals().stream().map(last -> last.observation()))
            .containsExactlyElementsOf(
                expected.finals().stream().map(last -> last.observation()).toList());
      }
      assertThat(transport.call(Map.of("op", "close", "session", session)))
          .containsEntry("closed", true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rendersSavesAndRestores(Transport.Kind kind) {
    try (Transport transport = kind.connect(server)) {
      String session = single(transport, 3);
      Object state = transport.call(Map.of("op", "save", "session", session)).get("state");
      Map<String, Object> first = transport.call(step(session, 2, 1));

      Map<String, Object> restored =
          transport.call(Map.of("op", "restore", "session", session, "state", state));
      Map<String, Object> again = new HashMap<>(transport.call(step(session, 3, 1)));

      assertThat(restored).containsKey("observation");
      assertThat(again.remove("seq")).isEqualTo(3L);
      Map<String, Object> expected = new HashMap<>(first);
      expected.remove("seq");
      assertThat(again).isEqualTo(expected);
      assertThat(shape(transport.call(Map.of("op", "render", "session", session)).get("render")))
          .containsExactly(400, 600, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsHaveOneShape(Transport.Kind kind) {
    try (Transport transport = kind.connect(server)) {
      String session = single(transport, 3);

      Message error = Message.of(transport.call(step(session, 2, 7))).message("error");

      assertThat(error.string("type")).isEqualTo("urn:gymwire:error:invalid_value");
      assertThat(error.string("code")).isEqualTo("invalid_value");
      assertThat(error.string("category")).isEqualTo("user");
      assertThat(error.string("field")).isEqualTo("action");
      assertThat(error.integer("status", 0, 999)).isEqualTo(400);
      assertThat(error.string("detail")).isNotBlank().doesNotContain("Exception", "\tat ");
      assertThat(transport.call(step(session, 2, 1))).containsEntry("reward", 1.0);
    }
  }

  @Test
  void aSessionIsTheSameOverEveryTransport() {
    List<Transport> transports = new ArrayList<>();
    for (Transport.Kind kind : Transport.Kind.values()) {
      transports.add(kind.connect(server));
    }
    try (VectorEnvironment local = registry.make(MakeRequest.of("CartPole-v1", 1))) {
      String session = single(transports.get(0), 5);
      local.reset(ResetArguments.seeded(5, 1));
      for (int seq = 2; seq < 10; seq++) {
        NdArray expected = (NdArray) local.step(NdArray.ofLongs(seq & 1)).observation();
        for (Transport transport : transports) {
          Map<String, Object> reply = transport.call(step(session, seq, seq & 1));
          assertThat(decoded(local.singleObservationSpace(), reply)).isEqualTo(expected.row(0));
        }
      }
    } finally {
      transports.forEach(Transport::close);
    }
  }

  private static String single(Transport transport, int seed) {
    String session =
        (String) transport.call(Map.of("op", "make", "env_id", "CartPole-v1")).get("session");
    transport.call(Map.of("op", "reset", "session", session, "seq", 1, "seed", seed));
    return session;
  }

  private static Map<String, Object> step(String session, long seq, Object action) {
    return Map.of("op", "step", "session", session, "seq", seq, "action", action);
  }

  private static Object decoded(Space space, Map<String, Object> reply) {
    return space.decode(reply.get("observation"), "observation");
  }

  private static List<Integer> shape(Object picture) {
    List<Integer> shape = new ArrayList<>();
    if (picture instanceof NdArray array) {
      for (int axis = 0; axis < array.rank(); axis++) {
        shape.add(array.length(axis));
      }
      return shape;
    }
    Object inner = picture;
    while (inner instanceof List<?> list) {
      shape.add(list.size());
      inner = list.get(0);
    }
    return shape;
  }
}
