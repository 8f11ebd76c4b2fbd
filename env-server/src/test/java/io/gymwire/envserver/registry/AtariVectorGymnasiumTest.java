package io.gymwire.envserver.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.envserver.atari.AlePyRoms;
import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.gymnasium.RealSteps;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Vectors of Atari games as training makes them, beside as many single environments of the real
 * Gymnasium and ale-py, bit for bit.
 *
 * <p>Here observations are drawn where they lie in the batch, and of the steps the 201st to the
 * 400th, if not more, are shared among threads.
 */
@Tag("gymnasium")
class AtariVectorGymnasiumTest {
  private static final int COUNT = 3;
  private static final int STEPS = 600;
  private static final int SEED = 30;
  private static final List<String> COUNTS =
      List.of("lives", "episode_frame_number", "frame_number");

  // Fails if FrameStack makes room for the newest frame only after it was drawn, if all members are
  // offered the first one's place in the batch, and if a final observation is the batch's own row.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALE/Breakout-v5     | {"frameskip": 1}                                    | {"terminal_on_life_loss": true} | {"stack_size": 4}
          ALE/Pong-v5         | {"frameskip": 1, "max_num_frames_per_episode": 601} | {"noop_max": 0}                 | {"stack_size": 4, "padding_type": "zero"}
          GymWire/OpenPong-v0 | {"frameskip": 1, "max_num_frames_per_episode": 300} | {"scale_obs": true}             | {"stack_size": 2}
          ALE/Seaquest-v5     | {"frameskip": 1, "max_num_frames_per_episode": 403} | {"grayscale_obs": false}        | {"stack_size": 3}
          """)
  void everyMemberIsLikeOneOfGymnasium(String id, String kwargs, String pictures, String stack)
      throws JsonProcessingException {
    String wrappers =
        "[[\"AtariPreprocessing\", %s], [\"FrameStack\", %s]]".formatted(pictures, stack);
    List<RealSteps> reals = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      reals.add(
          new RealSteps(
              RealGymnasium.run("atari_wrappers.py", id, kwargs, wrappers, SEED + i, 1, STEPS)));
    }
    MakeRequest request =
        MakeRequest.of(id, COUNT)
            .withAutoresetMode(AutoresetMode.SAME_STEP)
            .withKwargs(RealGymnasium.keywords(kwargs))
            .withWrappers(specs(wrappers));
    try (VectorEnvironment vector = new Making(AlePyRoms.factory(id), request).make()) {
      VectorReset first = vector.reset(ResetArguments.seeded(SEED, COUNT));
      for (int i = 0; i < COUNT; i++) {
        reals.get(i).assertReset(reset(first.observation(), first.info(), i), "member " + i);
      }
      int episodes = 0;
      for (int t = 0; t < STEPS; t++) {
        long[] actions = reals.stream().mapToLong(RealSteps::nextAction).toArray();
        VectorStep step = vector.step(NdArray.ofLongs(actions));
        for (int i = 0; i < COUNT; i++) {
          assertEqualStep(reals.get(i), step, i, "member %d, step %d".formatted(i, t));
          episodes += step.ended(i) ? 1 : 0;
        }
      }
      assertThat(episodes).isGreaterThan(2 * COUNT);
    }
    reals.forEach(RealSteps::assertAtEnd);
  }

  /** There the reset is a call of its own after the step. */
  private static void assertEqualStep(RealSteps real, VectorStep step, int index, String where) {
    Reset latest = reset(step.observation(), step.info(), index);
    if (!step.ended(index)) {
      real.assertStep(single(step, index, latest.observation(), latest.info()), where);
      return;
    }
    VectorStep.FinalStep last =
        step.finals().stream().filter(end -> end.index() == index).findFirst().orElseThrow();
    real.assertStep(single(step, index, last.observation(), last.info()), where);
    real.assertReset(latest, where);
  }

  private static Step single(
      VectorStep step, int index, Object observation, Map<String, Object> info) {
    return new Step(
        observation, step.reward()[index], step.terminated()[index], step.truncated()[index], info);
  }

  private static Reset reset(Object observations, Map<String, Object> infos, int index) {
    Map<String, Object> info = new HashMap<>();
    for (String count : COUNTS) {
      info.put(count, ((NdArray) infos.get(count)).getLong(index));
    }
    return new Reset(((NdArray) observations).row(index).copy(), info);
  }

  private static WrapperSpec[] specs(String wrappers) throws JsonProcessingException {
    List<WrapperSpec> specs = new ArrayList<>();
    for (JsonNode wrapper : new ObjectMapper().readTree(wrappers)) {
      specs.add(
          new WrapperSpec(
              wrapper.get(0).asText(), RealGymnasium.keywords(wrapper.get(1).toString())));
    }
    return specs.toArray(WrapperSpec[]::new);
  }
}
