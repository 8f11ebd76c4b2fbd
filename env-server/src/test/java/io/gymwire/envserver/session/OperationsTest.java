package io.gymwire.envserver.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.is;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int MAX_SESSIONS = 3;

  private final FakeEnvironments environments = new FakeEnvironments();
  private final AtomicLong now = new AtomicLong();
  private final Operations operations =
      Operations.withClock(environments, new Limits(1 << 20, MAX_SESSIONS, 8, 9, IDLE), now::get);

  @AfterEach
  void close() {
    environments.gate.release(1000);
    operations.close();
  }

  @Test
  void describesLimitsAndFeatures() {
    Map<String, Object> description = call(Map.of("op", "describe"));

    assertThat(description)
        .containsEntry("protocol", "gymwire")
        .containsEntry("version", "1.0")
        .containsEntry("encodings", List.of("json", "cbor"))
        .containsEntry(
            "operations",
            List.of(
                "describe", "list", "make", "reset", "step", "render", "save", "restore", "close"))
        .containsEntry(
            "features", Map.of("save_restore", true, "partial_receive", true, "newest_frame", true))
        .containsEntry(
            "limits",
            Map.of(
                "max_message_bytes",
                1L << 20,
                "max_message_items",
                1_000_000L,
                "max_sessions",
                3L,
                "max_envs_per_session",
                8L,
                "max_connections",
                9L,
                "max_wrappers",
                16L,
                "max_observation_bytes",
                256L << 20,
                "session_idle_seconds",
                60.0));
  }

  @Test
  void listsEnvironments() {
    assertThat(call(Map.of("op", "list")).get("environments"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .extracting(spec -> (Object) ((Map<?, ?>) spec).get("id"))
        .containsExactly(
            "Count-v0",
            "Endless-v0",
            "Exhausting-v0",
            "Failing-v0",
            "Nameless-v0",
            "Slow-v0",
            "Unsendable-v0");
  }

  @Test
  void stepsAVector() {
    String session = make(FakeEnvironments.COUNT, 2);

    Map<String, Object> reset =
        call(Map.of("op", "reset", "session", session, "seq", 1, "seed", 7, "id", 5));
    Map<String, Object> step = step(session, 2, NdArray.ofLongs(1, 0));

    assertThat(reset)
        .containsEntry("id", 5L)
        .containsEntry("seq", 1L)
        .containsEntry("info", Map.of());
    assertThat(reset.get("observation")).isEqualTo(floats(2, 0, 0, 7, 0, 0, 8));
    assertThat(step.get("observation")).isEqualTo(floats(2, 1, 1, 7, 1, 0, 8));
    assertThat(step.get("reward")).isEqualTo(NdArray.ofDoubles(1, 0));
    assertThat(step).containsEntry("seq", 2L);
  }

  @Test
  void withoutNumEnvsThereIsNoBatchAxis() {
    Map<String, Object> made = call(Map.of("op", "make", "env_id", FakeEnvironments.COUNT));
    String session = (String) made.get("session");

    Map<String, Object> reset =
        call(Map.of("op", "reset", "session", session, "seq", 1, "seed", 0));
    Map<String, Object> step = step(session, 2, 2);

    assertThat(made).containsEntry("num_envs", null).containsEntry("autoreset_mode", "disabled");
    assertThat(reset.get("observation")).isEqualTo(NdArray.ofFloats(0, 0, 0));
    assertThat(step)
        .containsEntry("observation", NdArray.ofFloats(1, 2, 0))
        .containsEntry("reward", 2.0)
        .containsEntry("terminated", false)
        .containsEntry("truncated", false)
        .containsEntry("info", Map.of("count", 1L));
  }

  @Test
  void aSingleEnvironmentHasToBeResetAfterItsEnd() {
    String session = single(FakeEnvironments.COUNT);
    for (int seq = 2; seq < 7; seq++) {
      step(session, seq, 1);
    }

    assertFails(stepRequest(session, 7, 1), ErrorCode.RESET_NEEDED);
    assertThat(call(Map.of("op", "reset", "session", session, "seq", 7))).containsEntry("seq", 7L);
  }

  @Test
  void aRepeatedNumberGetsTheSameReplyAndStepsNothing() {
    String session = single(FakeEnvironments.COUNT);
    Map<String, Object> first = step(session, 2, 1);

    Map<String, Object> repeated = step(session, 2, "whatever");
    Map<String, Object> next = step(session, 3, 1);

    assertThat(repeated).isEqualTo(first);
    assertThat(environments.steps).hasValue(2);
    assertThat(next.get("observation")).isEqualTo(NdArray.ofFloats(2, 1, -1));
  }

  @Test
  void aRepeatedNumberGetsTheSameReplyEvenAfterARestore() {
    String session = single(FakeEnvironments.COUNT);
    Map<String, Object> first = step(session, 2, 1);
    byte[] state = {0, 0, 0, 9};

    Map<String, Object> restored =
        call(Map.of("op", "restore", "session", session, "state", state));

    assertThat(restored.get("observation")).isEqualTo(NdArray.ofFloats(9, -1, -1));
    assertThat(step(session, 2, 1)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "100", "9223372036854775807"})
  void aGapIsRefused(long seq) {
    String session = single(FakeEnvironments.COUNT);
    step(session, 2, 1);

    GymWireException error = assertFails(stepRequest(session, seq, 1), ErrorCode.SEQUENCE_GAP);

    assertThat(error).hasMessageContaining("allowed: 3, or 2 again");
    assertThat(environments.steps).hasValue(1);
    step(session, 3, 1);
  }

  @Test
  void aRefusedActionDoesNotUseUpItsNumber() {
    String session = single(FakeEnvironments.COUNT);

    assertFails(stepRequest(session, 2, 3), ErrorCode.INVALID_VALUE);
    assertFails(stepRequest(session, 2, "left"), ErrorCode.INVALID_VALUE);
    assertFails(Map.of("op", "step", "session", session, "seq", 2), ErrorCode.MISSING_FIELD);

    assertThat(step(session, 2, 1).get("observation")).isEqualTo(NdArray.ofFloats(1, 1, -1));
  }

  @Test
  void anEnvironmentsFailureUsesUpItsNumberAndIsRepeated() {
    String session = single(FakeEnvironments.FAILING);

    GymWireException first = assertFails(stepRequest(session, 2, 2), ErrorCode.ENVIRONMENT_FAILED);
    GymWireException again = assertFails(stepRequest(session, 2, 2), ErrorCode.ENVIRONMENT_FAILED);

    assertThat(first).hasMessageContaining("a bug of its author");
    assertThat(again).hasMessage(first.getMessage());
    assertThat(environments.steps).hasValue(1);
    assertFails(stepRequest(session, 3, 1), ErrorCode.RESET_NEEDED);
    assertFails(
        Map.of(
            "op",
            "reset",
            "session",
            session,
            "seq",
            3,
            "options",
            Map.of("reset_mask", List.of(true))),
        ErrorCode.RESET_NEEDED);
    call(Map.of("op", "reset", "session", session, "seq", 3));
    step(session, 4, 1);
  }

  @Test
  void aReplyThatCannotBeEncodedIsTheEnvironmentsFailure() {
    String session = single(FakeEnvironments.UNSENDABLE);

    assertFails(stepRequest(session, 2, 2), ErrorCode.ENVIRONMENT_FAILED);
    assertFails(stepRequest(session, 2, 2), ErrorCode.ENVIRONMENT_FAILED);

    assertThat(environments.steps).hasValue(1);
    assertThat(call(Map.of("op", "reset", "session", session, "seq", 3))).containsEntry("seq", 3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeEnvironments.EXHAUSTING, FakeEnvironments.ENDLESS})
  void memoryThatRunsOutAfterAStepUsesUpItsNumber(String envId) {
    String session = single(envId);

    assertFails(stepRequest(session, 2, 2), ErrorCode.ENVIRONMENT_FAILED);
    assertFails(stepRequest(session, 2, 2), ErrorCode.ENVIRONMENT_FAILED);

    assertThat(environments.steps).hasValue(1);
    assertFails(stepRequest(session, 3, 1), ErrorCode.RESET_NEEDED);
    assertThat(call(Map.of("op", "reset", "session", session, "seq", 3))).containsEntry("seq", 3L);
  }

  @Test
  void anErrorOutsideOfSessionsIsTheServersOwn() {
    Map<String, Object> request = new HashMap<>(Map.of("op", "describe"));
    Codec exhausted = new ExhaustedCodec();

    GymWireException error =
        catchThrowableOfType(GymWireException.class, () -> operations.handle(request, exhausted));

    assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
  }

  @Test
  void aRefusedIdDoesNotUseUpItsNumber() {
    String session = single(FakeEnvironments.COUNT);
    Map<String, Object> request = new HashMap<>(stepRequest(session, 2, 1));
    request.put("id", true);

    assertFails(request, ErrorCode.INVALID_VALUE);

    assertThat(environments.steps).hasValue(0);
    assertThat(step(session, 2, 1)).containsEntry("seq", 2L);
  }

  @Test
  void aSessionWhoseMakeFailsIsClosed() {
    assertFails(
        Map.of("op", "make", "env_id", FakeEnvironments.NAMELESS), ErrorCode.ENVIRONMENT_FAILED);

    assertThat(operations.sessionCount()).isZero();
    assertThat(environments.open).hasValue(0);
  }

  @Test
  void aFailureDoesNotTouchOtherSessions() {
    String healthy = single(FakeEnvironments.COUNT);
    String failing = single(FakeEnvironments.FAILING);

    assertFails(stepRequest(failing, 2, 2), ErrorCode.ENVIRONMENT_FAILED);

    assertThat(step(healthy, 2, 1)).containsEntry("reward", 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "{},missing_field",
    "{\"op\":7},invalid_value",
    "{\"op\":\"jump\"},unknown_operation",
    "{\"op\":\"make\"},missing_field",
    "{\"op\":\"make\";\"env_id\":\"Nope-v0\"},unknown_environment",
    "{\"op\":\"make\";\"env_id\":\"Unavailable-v0\"},unavailable_environment",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"num_envs\":0},invalid_value",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"num_envs\":9},limit_exceeded",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"autoreset_mode\":\"often\"},invalid_value",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"newest_frame\":true},invalid_value",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"newest_frame\":\"yes\"},invalid_value",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"batch_size\":1},invalid_value",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"num_envs\":2;\"batch_size\":0},invalid_value",
    "{\"op\":\"make\";\"env_id\":\"Count-v0\";\"newest_frame\":true;"
        + "\"wrappers\":[{\"name\":\"FrameStack\"};{\"name\":\"ClipReward\"}]},invalid_value",
    "{\"op\":\"step\";\"seq\":1;\"action\":0},missing_field",
    "{\"op\":\"step\";\"session\":\"x\";\"seq\":1;\"action\":0},unknown_session",
    "{\"op\":\"close\";\"session\":\"x\"},unknown_session",
    "{\"op\":\"describe\";\"id\":{}},invalid_value",
  })
  void refusesWhatItMust(String request, String code) {
    Map<String, Object> decoded =
        Codec.JSON.decode(
            ByteBuffer.wrap(request.replace(';', ',').getBytes(StandardCharsets.UTF_8)));

    assertFails(decoded, ErrorCode.named(code));
    assertThat(operations.sessionCount()).isZero();
    assertThat(environments.open).hasValue(0);
  }

  @Test
  void sessionsAreLimited() {
    String first = make(FakeEnvironments.COUNT, 1);
    make(FakeEnvironments.COUNT, 1);
    make(FakeEnvironments.COUNT, 1);

    assertFails(Map.of("op", "make", "env_id", FakeEnvironments.COUNT), ErrorCode.LIMIT_EXCEEDED);
    call(Map.of("op", "close", "session", first));
    make(FakeEnvironments.COUNT, 1);

    assertThat(environments.open).hasValue(MAX_SESSIONS);
  }

  @Test
  void idsAreUnguessable() {
    String first = make(FakeEnvironments.COUNT, 1);
    String second = make(FakeEnvironments.COUNT, 1);

    assertThat(first).matches("[A-Za-z0-9_-]{22,}").isNotEqualTo(second);
  }

  @Test
  void aClosedSessionIsGone() {
    String session = single(FakeEnvironments.COUNT);

    assertThat(call(Map.of("op", "close", "session", session))).containsEntry("closed", true);

    assertThat(environments.open).hasValue(0);
    assertThat(operations.sessionCount()).isZero();
    assertFails(stepRequest(session, 2, 1), ErrorCode.UNKNOWN_SESSION);
  }

  @Test
  void sessionsIdleForTooLongAreClosed() {
    String used = single(FakeEnvironments.COUNT);
    String unused = single(FakeEnvironments.COUNT);
    now.addAndGet(IDLE.toNanos());
    operations.reap();
    assertThat(operations.sessionCount()).isEqualTo(2);
    step(used, 2, 1);

    now.addAndGet(1);
    operations.reap();

    Awaitility.await().untilAtomic(environments.open, is(1));
    assertFails(stepRequest(unused, 2, 1), ErrorCode.UNKNOWN_SESSION);
    step(used, 3, 1);
  }

  @Test
  void aSessionThatWorksIsNotIdle() throws Exception {
    String slow = single(FakeEnvironments.SLOW);
    CompletableFuture<Map<String, Object>> working = slowStep(slow);

    now.addAndGet(IDLE.toNanos() * 2);
    operations.reap();
    environments.gate.release();

    assertThat(working.get(20, TimeUnit.SECONDS)).containsEntry("seq", 2L);
    step(slow, 3, 1);
  }

  @Test
  void aSlowSessionDoesNotHoldUpOthers() throws Exception {
    String slow = single(FakeEnvironments.SLOW);
    String fast = single(FakeEnvironments.COUNT);
    CompletableFuture<Map<String, Object>> working = slowStep(slow);

    assertThat(step(fast, 2, 1)).containsEntry("seq", 2L);
    assertThat(working).isNotDone();

    environments.gate.release();
    working.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aStepRepeatedWhileItStillRunsWaitsForItsReply() throws Exception {
    String slow = single(FakeEnvironments.SLOW);
    CompletableFuture<Map<String, Object>> first = slowStep(slow);
    CompletableFuture<Map<String, Object>> repeated =
        CompletableFuture.supplyAsync(
            () -> call(stepRequest(slow, 2, 2)), OperationsTest::onThread);

    environments.gate.release();

    assertThat(repeated.get(20, TimeUnit.SECONDS)).isEqualTo(first.get(20, TimeUnit.SECONDS));
    assertThat(environments.steps).hasValue(1);
  }

  @Test
  void aCrowdAtASlowSessionIsRefused() throws Exception {
    String slow = single(FakeEnvironments.SLOW);
    CompletableFuture<Map<String, Object>> working = slowStep(slow);
    AtomicLong refused = new AtomicLong();
    for (int i = 0; i < 10; i++) {
      onThread(
          () -> {
            try {
              call(stepRequest(slow, 2, 2));
            } catch (GymWireException e) {
              // Those that waited hear of the session's end when the test is over.
              if (e.code() == ErrorCode.LIMIT_EXCEEDED) {
                refused.incrementAndGet();
              }
            }
          });
    }

    Awaitility.await().untilAtomic(refused, is(6L));
    assertThat(working).isNotDone();
  }

  @Test
  void aSessionClosedWhileItStepsClosesItsEnvironmentsAfterwards() throws Exception {
    String slow = single(FakeEnvironments.SLOW);
    CompletableFuture<Map<String, Object>> working = slowStep(slow);

    call(Map.of("op", "close", "session", slow));

    assertThat(environments.open).hasValue(1);
    assertThat(operations.sessionCount()).isEqualTo(1);
    assertFails(stepRequest(slow, 3, 1), ErrorCode.UNKNOWN_SESSION);
    environments.gate.release();
    working.get(20, TimeUnit.SECONDS);
    Awaitility.await().untilAtomic(environments.open, is(0));
    assertThat(operations.sessionCount()).isZero();
  }

  @Test
  void closingTheServerClosesAllSessionsAndTakesNoMore() {
    single(FakeEnvironments.COUNT);
    make(FakeEnvironments.COUNT, 4);

    operations.close();

    assertThat(environments.open).hasValue(0);
    assertFails(Map.of("op", "make", "env_id", FakeEnvironments.COUNT), ErrorCode.LIMIT_EXCEEDED);
  }

  private CompletableFuture<Map<String, Object>> slowStep(String session)
      throws InterruptedException {
    CompletableFuture<Map<String, Object>> working =
        CompletableFuture.supplyAsync(
            () -> call(stepRequest(session, 2, 2)), OperationsTest::onThread);
    environments.atGate.acquire();
    return working;
  }

  private static void onThread(Runnable task) {
    Thread thread = new Thread(task, "operations-test");
    thread.setDaemon(true);
    thread.start();
  }

  private String make(String envId, int numEnvs) {
    return (String) call(Map.of("op", "make", "env_id", envId, "num_envs", numEnvs)).get("session");
  }

  private String single(String envId) {
    String session = (String) call(Map.of("op", "make", "env_id", envId)).get("session");
    call(Map.of("op", "reset", "session", session, "seq", 1));
    return session;
  }

  private Map<String, Object> step(String session, long seq, Object action) {
    return call(stepRequest(session, seq, action));
  }

  private static Map<String, Object> stepRequest(String session, long seq, Object action) {
    return Map.of("op", "step", "session", session, "seq", seq, "action", action);
  }

  /** Sends {@code request} through CBOR both ways, as a client would. */
  private Map<String, Object> call(Map<String, Object> request) {
    Map<String, Object> decoded = Codec.CBOR.decode(Codec.CBOR.encode(request));
    return new HashMap<>(Codec.CBOR.decode(operations.handle(decoded, Codec.CBOR)));
  }

  private GymWireException assertFails(Map<String, Object> request, ErrorCode code) {
    GymWireException error = catchThrowableOfType(GymWireException.class, () -> call(request));
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(code);
    return error;
  }

  private static NdArray floats(int rows, float... values) {
    return NdArray.ofFloats(values).reshape(rows, values.length / rows);
  }

  /** Has no memory left for a reply. */
  private static final class ExhaustedCodec implements Codec {
    @Override
    public Codec reusingMemory() {
      return this;
    }

    @Override
    public String mediaType() {
      return CBOR.mediaType();
    }

    @Override
    public ByteBuffer encode(Map<String, ?> message) {
      throw new OutOfMemoryError("of the encoder");
    }

    @Override
    public Map<String, Object> decode(ByteBuffer bytes) {
      return CBOR.decode(bytes);
    }

    @Override
    public Map<String, Object> decode(ByteBuffer bytes, int maxItems) {
      return CBOR.decode(bytes, maxItems);
    }
  }
}
