package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In whatever order its environments become ready, each of a vector that returns parts has the
 * history that it has in a vector that returns all.
 */
class PartialReceiveTest {
  private static final int NUM_ENVS = 8;
  private static final int BATCH_SIZE = 3;
  private static final int STEPS = 400;
  private static final MakeRequest ALL = MakeRequest.of("CartPole-v1", NUM_ENVS);

  private static ServedEnvironments served;

  @BeforeAll
  static void start() {
    served = ServedEnvironments.ofClassPath();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  static Stream<Arguments> wiresAndModes() {
    return Stream.of("ws", "http")
        .flatMap(scheme -> Stream.of("cbor", "json").map(code -> scheme + " " + code))
        .flatMap(
            wire ->
                Stream.of(AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP)
                    .map(mode -> Arguments.of(wire, mode)));
  }

  @ParameterizedTest
  @EnumSource(names = {"NEXT_STEP", "SAME_STEP"})
  void inProcess(AutoresetMode mode) {
    assertSameHistories(served.local(), mode);
  }

  @ParameterizedTest
  @MethodSource("wiresAndModes")
  void overEveryWire(String wire, AutoresetMode mode) {
    String[] parts = wire.split(" ", -1);
    String url = parts[0] + "://127.0.0.1:%d?encoding=" + parts[1];
    try (RemoteEnvironments remote = served.connect(url)) {
      assertSameHistories(remote, mode);
    }
  }

  @Test
  void overAConnectionThatIsCutAgainAndAgain() throws Exception {
    try (CuttingProxy proxy = new CuttingProxy(served.port(), 50, 2000, 7);
        RemoteEnvironments remote = RemoteEnvironments.connect("ws://127.0.0.1:" + proxy.port())) {
      assertSameHistories(remote, AutoresetMode.SAME_STEP);
      assertThat(proxy.cutsDone()).isGreaterThanOrEqualTo(50);
    }
  }

  @Test
  void whatABatchSizeDoesNotGoWithIsRefused() {
    try (RemoteEnvironments remote = served.connect("ws://127.0.0.1:%d")) {
      for (Environments environments : List.of(served.local(), remote)) {
        assertRefused(environments, ALL.withBatchSize(9), "from 1 to num_envs, that is 8");
        assertRefused(
            environments,
            ALL.withBatchSize(3).withAutoresetMode(AutoresetMode.DISABLED),
            "next_step, same_step");
      }
    }
  }

  @Test
  void oneEnvironmentAloneCannotBeReset() {
    try (VectorEnvironment vector = served.local().make(ALL.withBatchSize(3))) {
      vector.reset(ResetArguments.none());
      ResetArguments one =
          ResetArguments.masked(true, false, false, false, false, false, false, false);

      GymWireException refusal =
          catchThrowableOfType(GymWireException.class, () -> vector.reset(one));

      assertThat(refusal.code()).isEqualTo(ErrorCode.RESET_NEEDED);
    }
  }

  private static void assertRefused(Environments environments, MakeRequest request, String why) {
    GymWireException refusal =
        catchThrowableOfType(GymWireException.class, () -> environments.make(request).close());
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusal).hasMessageContaining("batch_size").hasMessageContaining(why);
  }

  private static void assertSameHistories(Environments environments, AutoresetMode mode) {
    MakeRequest all = ALL.withAutoresetMode(mode);
    List<List<String>> parts;
    try (VectorEnvironment vector = environments.make(all.withBatchSize(BATCH_SIZE))) {
      assertThat(vector.numEnvs()).isEqualTo(NUM_ENVS);
      assertThat(vector.batchSize()).isEqualTo(BATCH_SIZE);
      parts = histories(vector);
    }
    List<List<String>> whole;
    try (VectorEnvironment vector = served.local().make(all)) {
      whole = histories(vector);
    }
    assertThat(parts.stream().mapToInt(List::size).sum()).isEqualTo((STEPS + 1) * BATCH_SIZE);
    for (int i = 0; i < NUM_ENVS; i++) {
      int length = Math.min(parts.get(i).size(), whole.get(i).size());
      assertThat(parts.get(i).subList(0, length)).isEqualTo(whole.get(i).subList(0, length));
    }
  }

  /** Returns what each environment did, whose n-th action depends on nothing else. */
  private static List<List<String>> histories(VectorEnvironment vector) {
    List<List<String>> histories = new ArrayList<>();
    for (int i = 0; i < NUM_ENVS; i++) {
      histories.add(new ArrayList<>());
    }
    var reset = vector.reset(ResetArguments.seeded(11, NUM_ENVS));
    int[] ids = ids(vector, reset.info());
    for (int row = 0; row < ids.length; row++) {
      histories.get(ids[row]).add(((NdArray) reset.observation()).row(row) + " 0.0 false false ");
    }
    for (int k = 0; k < STEPS; k++) {
      long[] actions = new long[ids.length];
      for (int row = 0; row < ids.length; row++) {
        actions[row] = ((long) ids[row] + histories.get(ids[row]).size()) / 3 % 2;
      }
      VectorStep step = vector.step(NdArray.ofLongs(actions));
      ids = ids(vector, step.info());
      for (int row = 0; row < ids.length; row++) {
        histories.get(ids[row]).add(line(step, row));
      }
    }
    return histories;
  }

  private static int[] ids(VectorEnvironment vector, Map<String, Object> info) {
    int[] ids = new int[vector.batchSize()];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = ids.length == NUM_ENVS ? row : (int) ((NdArray) info.get("env_id")).getLong(row);
      assertThat(row == 0 || ids[row] > ids[row - 1]).isTrue();
    }
    return ids;
  }

  private static String line(VectorStep step, int row) {
    String end =
        step.finals().stream()
            .filter(last -> last.index() == row)
            .map(FinalStep::observation)
            .map(Object::toString)
            .findAny()
            .orElse("");
    return "%s %s %s %s %s"
        .formatted(
            ((NdArray) step.observation()).row(row),
            step.reward()[row],
            step.terminated()[row],
            step.truncated()[row],
            end);
  }
}
