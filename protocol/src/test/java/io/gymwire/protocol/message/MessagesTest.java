package io.gymwire.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What becomes of requests and results that go through each codec and come back. */
class MessagesTest {
  static final List<Codec> CODECS = List.of(Codec.JSON, Codec.CBOR);

  private static final Box BOX =
      Box.of(
          NdArray.ofFloats(-4.8f, Float.NEGATIVE_INFINITY),
          NdArray.ofFloats(4.8f, Float.POSITIVE_INFINITY));

  static final List<Space> SPACES =
      List.of(
          BOX,
          Box.of(0, 255, DType.UINT8, 4, 84, 84),
          Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT64),
          Box.of(Double.NEGATIVE_INFINITY, 7, DType.INT32, 3),
          Box.of(NdArray.ofLongs(Long.MIN_VALUE + 1, -5), NdArray.ofLongs(Long.MAX_VALUE - 1, 5)),
          Discrete.of(2),
          Discrete.of(5, -2),
          MultiDiscrete.of(3, 4, 5),
          MultiDiscrete.of(
              NdArray.ofLongs(2, 3, 4, 5).reshape(2, 2), NdArray.ofLongs(0, 1, 2, 3).reshape(2, 2)),
          Discrete.of(6, 1).batch(64),
          MultiBinary.of(4),
          MultiBinary.of(2, 3),
          Text.of(2, 9, "ab\u6c34"),
          Tuple.of(Discrete.of(2), Tuple.of(BOX)),
          Tuple.of(),
          Dict.inOrder(ordered("z", Discrete.of(2), "a", Dict.of(Map.of("x", BOX)))));

  @ParameterizedTest
  @FieldSource("SPACES")
  void spacesAreRebuilt(Space space) {
    for (Codec codec : CODECS) {
      Space rebuilt = SpaceMessages.decode(through(codec, SpaceMessages.encode(space)));
      assertThat(rebuilt).isEqualTo(space).hasToString(space.toString());
    }
  }

  @Test
  void openIntegersStayOpen() {
    Box open = Box.of(Double.NEGATIVE_INFINITY, 7, DType.INT32, 3);

    Box rebuilt = (Box) SpaceMessages.decode(through(Codec.JSON, SpaceMessages.encode(open)));

    assertThat(rebuilt.isBoundedBelow(0)).isFalse();
    assertThat(rebuilt.isBoundedAbove(0)).isTrue();
  }

  @Test
  void equalBoundsAreOneNumber() {
    assertThat(SpaceMessages.encode(Box.of(0, 255, DType.UINT8, 2)))
        .isEqualTo(
            Map.of("type", "Box", "dtype", "uint8", "shape", List.of(2), "low", 0L, "high", 255L));
  }

  @Test
  void aWrongSpaceIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> SpaceMessages.decode(Message.of(Map.of("type", "Cube"))))
        .hasMessageContaining("'type' is 'Cube'; allowed: Box, Discrete");
    Map<String, Object> box = SpaceMessages.encode(BOX);
    box.put("dtype", "float3");
    assertThatThrownBy(() -> SpaceMessages.decode(Message.of(box)))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("allowed: bool, int8");
    box.put("dtype", "float32");
    box.put("shape", List.of(3));
    assertThatThrownBy(() -> SpaceMessages.decode(through(Codec.CBOR, box)))
        .isInstanceOf(GymWireException.class);
    assertThatThrownBy(
            () -> SpaceMessages.decode(Message.of(Map.of("type", "Dict", "spaces", List.of(1L)))))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("pairs");
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void specsSurvive(Codec codec) {
    EnvironmentSpec bare = EnvironmentSpec.of("A-v0", BOX, Discrete.of(2));
    EnvironmentSpec full =
        bare.withMaxEpisodeSteps(500).withRewardThreshold(475.0).withRendering(50);

    for (EnvironmentSpec spec : List.of(bare, full)) {
      assertThat(SpecMessages.decode(through(codec, SpecMessages.encode(spec)))).isEqualTo(spec);
    }
    assertThat(
            SpecMessages.decodeList(through(codec, SpecMessages.encodeList(List.of(bare, full)))))
        .containsExactly(bare, full);
    MadeSession made =
        new MadeSession("s", 3, full, OptionalInt.of(2), 2, AutoresetMode.SAME_STEP, true, true);
    assertThat(MadeSession.decode(through(codec, made.encode()))).isEqualTo(made);
    MadeSession single =
        new MadeSession("s", 0, bare, OptionalInt.empty(), 1, AutoresetMode.DISABLED, false, false);
    assertThat(MadeSession.decode(through(codec, single.encode()))).isEqualTo(single);
    assertThat(single.actionSpace()).isEqualTo(Discrete.of(2));
    assertThat(made.actionSpace()).isEqualTo(MultiDiscrete.of(2, 2));
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void makeRequestsSurvive(Codec codec) {
    MakeRequest request =
        MakeRequest.of("CartPole-v1", 64)
            .withAutoresetMode(AutoresetMode.SAME_STEP)
            .withVectorizationMode(VectorizationMode.VECTOR_ENTRY_POINT)
            .withMaxEpisodeSteps(200)
            .withWrappers(
                new WrapperSpec("FrameStack", Map.of("stack_size", 4L)),
                WrapperSpec.of("RecordEpisodeStatistics"))
            .withKwargs(Map.of("sutton_barto_reward", true));

    MakeMessages.Make make = MakeMessages.decode(through(codec, MakeMessages.encode(request)));

    assertThat(make.request()).isEqualTo(request);
    assertThat(make.single()).isFalse();
  }

  @Test
  void withoutNumEnvsThereIsOneUnbatchedEnvironment() {
    MakeMessages.Make make =
        MakeMessages.decode(
            Message.of(Map.of("env_id", "A-v0", "kwargs", Map.of("render_mode", "human"))));

    assertThat(make.single()).isTrue();
    assertThat(make.request())
        .isEqualTo(MakeRequest.of("A-v0", 1).withAutoresetMode(AutoresetMode.DISABLED));
    assertThatThrownBy(
            () ->
                MakeMessages.decode(
                    Message.of(Map.of("env_id", "A-v0", "autoreset_mode", "same_step"))))
        .hasMessageContaining("num_envs");
    assertThatThrownBy(
            () -> MakeMessages.decode(Message.of(Map.of("env_id", "A-v0", "num_envs", 0L))))
        .hasMessage("the field 'num_envs' is 0; allowed: 1 to 2147483647");
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void resetRequestsSurvive(Codec codec) {
    ResetArguments seeded =
        new ResetArguments(
            List.of(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.of((1L << 53) + 1)),
            Map.of("low", -0.1),
            Optional.empty());
    ResetArguments read = ResetMessages.decode(through(codec, ResetMessages.encode(seeded)), 3);
    assertThat(read).isEqualTo(seeded);

    ResetArguments masked = ResetArguments.masked(true, false, true);
    read = ResetMessages.decode(through(codec, ResetMessages.encode(masked)), 3);
    assertThat(read.resetMask().orElseThrow()).containsExactly(true, false, true);
    assertThat(read.options()).isEmpty();
    assertThat(ResetMessages.decode(Message.of(Map.of()), 3)).isEqualTo(ResetArguments.none());
  }

  @Test
  void aSeedMayBeOneNumberItsDigitsOrAnArray() {
    List<OptionalLong> expected = List.of(OptionalLong.of(7), OptionalLong.of(8));
    for (Object seed : List.of(7L, 7.0, "7", List.of(7L, "8"), NdArray.ofLongs(7, 8))) {
      assertThat(ResetMessages.decode(Message.of(Map.of("seed", seed)), 2).seeds())
          .isEqualTo(expected);
    }
    Message largest = Message.of(Map.of("seed", "9223372036854775807"));
    assertThat(ResetMessages.decode(largest, 1).seed(0)).hasValue(Long.MAX_VALUE);
    for (Object seed :
        List.of(
            -1L,
            1.5,
            "x",
            "99999999999999999999",
            List.of(1L),
            true,
            Map.of(),
            NdArray.ofFloats(1, 2))) {
      assertThatThrownBy(() -> ResetMessages.decode(Message.of(Map.of("seed", seed)), 2))
          .isInstanceOfSatisfying(
              GymWireException.class, e -> assertThat(e.field()).hasValue("seed"));
    }
  }

  @Test
  void aMaskMarksAtLeastOneOfAll() {
    for (Object mask : List.of(List.of(false, false), List.of(true), "x", List.of(1L, 0L))) {
      Message message = Message.of(Map.of("options", Map.of("reset_mask", mask)));
      assertThatThrownBy(() -> ResetMessages.decode(message, 2))
          .isInstanceOfSatisfying(
              GymWireException.class, e -> assertThat(e.field()).hasValue("options.reset_mask"));
    }
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void resultsSurvive(Codec codec) {
    NdArray observation = NdArray.ofFloats(1, 0.1f, Float.NaN, 100).reshape(2, 2);
    Map<String, Object> info =
        Map.of("lives", NdArray.ofLongs(3, 2), "_lives", NdArray.ofBooleans(true, false));
    VectorStep step = new VectorStep(2, observation);
    step.reward()[0] = 0.1;
    step.reward()[1] = Double.NEGATIVE_INFINITY;
    step.truncated()[1] = true;
    NdArray last = NdArray.ofFloats(7, 8);
    step.set(observation, info, List.of(new VectorStep.FinalStep(1, last, Map.of("k", "v"))));

    VectorStep read = new VectorStep(2, NdArray.zeros(DType.FLOAT32, 2, 2));
    StepMessages.decode(through(codec, StepMessages.encode(step, BOX)), BOX, BOX.batch(2), read);

    assertThat(read.observation()).isEqualTo(observation);
    assertThat(read.reward()).containsExactly(0.1, Double.NEGATIVE_INFINITY);
    assertThat(read.terminated()).containsExactly(false, false);
    assertThat(read.truncated()).containsExactly(false, true);
    assertThat(read.info()).isEqualTo(info);
    assertThat(read.finals()).isEqualTo(step.finals());

    VectorReset reset = new VectorReset(observation, info);
    assertThat(ResetMessages.decode(through(codec, ResetMessages.encode(reset)), BOX.batch(2)))
        .isEqualTo(reset);
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void observationsOfEverySpaceSurvive(Codec codec) {
    Space single =
        Dict.inOrder(ordered("z", Tuple.of(Discrete.of(3), Text.of(5)), "a", MultiBinary.of(2)));
    Map<String, Object> first = ordered("z", List.of(2L, "ab"), "a", NdArray.zeros(DType.INT8, 2));
    Map<String, Object> second = ordered("z", List.of(1L, "c"), "a", NdArray.zeros(DType.INT8, 2));

    Object batch = Batches.stack(single, List.of(first, second));
    Object read =
        Observations.decode(
            single.batch(2), through(codec, Map.of("v", batch)).value("v"), "observation");

    assertThat(read).isEqualTo(batch);
    assertThat(Batches.member(single, read, 0)).isEqualTo(first);
    assertThat(Batches.member(single, read, 1)).isEqualTo(second);
  }

  @ParameterizedTest
  @FieldSource("CODECS")
  void aSingleEnvironmentHasNoBatchAxis(Codec codec) {
    VectorStep step = new VectorStep(1, NdArray.ofFloats(1, 2).reshape(1, 2));
    step.reward()[0] = 1;
    step.terminated()[0] = true;
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("lives", NdArray.ofLongs(3));
    info.put("_lives", NdArray.ofBooleans(true));
    info.put("unset", NdArray.ofLongs(0));
    info.put("_unset", NdArray.ofBooleans(false));
    info.put("episode", Map.of("r", NdArray.ofDoubles(9.5), "_r", NdArray.ofBooleans(true)));
    info.put("_episode", NdArray.ofBooleans(true));
    step.set(step.observation(), info, List.of());

    Message reply = through(codec, SingleMessages.encode(step, BOX));

    assertThat(SingleMessages.decodeStep(reply, BOX))
        .isEqualTo(
            new Step(
                NdArray.ofFloats(1, 2),
                1.0,
                true,
                false,
                Map.of("lives", 3L, "episode", Map.of("r", 9.5))));
    assertThat(reply.fields()).doesNotContainKeys("final_obs", "_final_obs");
  }

  @Test
  void aSingleActionBecomesABatchOfOne() {
    Message request = Message.of(Map.of("action", 1L));

    assertThat(SingleMessages.decodeAction(request, Discrete.of(2))).isEqualTo(NdArray.ofLongs(1));
    assertThatThrownBy(() -> SingleMessages.decodeAction(request, Discrete.of(1)))
        .isInstanceOf(GymWireException.class);
    assertThatThrownBy(() -> SingleMessages.decodeAction(Message.of(Map.of()), Discrete.of(1)))
        .hasMessageContaining("'action' is missing");
  }

  @Test
  void anInfiniteActionIsReadFromJsonToo() {
    Box unbounded = Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT32, 2);
    NdArray action = NdArray.ofFloats(Float.POSITIVE_INFINITY, -1);

    for (Codec codec : CODECS) {
      Object read = through(codec, Map.of("action", action)).value("action");
      assertThat(unbounded.decode(read, "action")).isEqualTo(action);
    }
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void problemsSurvive(ErrorCode code) {
    GymWireException exception = new GymWireException(code, "action", "the field 'action' ...");

    for (Codec codec : CODECS) {
      GymWireException read = Problems.decode(through(codec, Problems.encode(exception)).fields());
      assertThat(read.code()).isEqualTo(code);
      assertThat(read.field()).hasValue("action");
      assertThat(read).hasMessage(exception.getMessage());
    }
  }

  @Test
  void aProblemHasTheFieldsOfRfc9457() {
    Map<String, Object> problem =
        Problems.encode(new GymWireException(ErrorCode.SEQUENCE_GAP, "expected 4"));

    assertThat(problem)
        .isEqualTo(
            Map.of(
                "type", "urn:gymwire:error:sequence_gap",
                "title", "Sequence gap",
                "status", 409,
                "detail", "expected 4",
                "code", "sequence_gap",
                "category", "user"));
    assertThat(Problems.decode(Map.of()).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(Problems.decode(Map.of("code", "new_in_1_7", "detail", 5L)))
        .hasMessageContaining("new_in_1_7");
  }

  private static <T> Map<String, T> ordered(String key, T value, String second, T other) {
    Map<String, T> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(second, other);
    return map;
  }

  private static Message through(Codec codec, Map<String, ?> message) {
    return Message.of(codec.decode(codec.encode(message)));
  }
}
