package io.gymwire.envserver.toytext;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Toy text episodes beside the real Gymnasium: every state, probability, mask, reward and flag. */
@Tag("gymnasium")
final class ToyTextGymnasiumTest {

  @Test
  void frozenLake() {
    assertEqualEpisodes("FrozenLake-v1", 300, Map.of(), "{}");
    assertEqualEpisodes("FrozenLake8x8-v1", 100, Map.of(), "{}");
  }

  @Test
  void frozenLakeWithArguments() {
    assertEqualEpisodes(
        "FrozenLake-v1",
        100,
        Map.of(
            "desc", List.of("SFSF", "FHFF", "FFFG"),
            "success_rate", 0.7,
            "reward_schedule", List.of(5, -2, -0.25)),
        "{\"desc\": [\"SFSF\", \"FHFF\", \"FFFG\"], \"success_rate\": 0.7, \"reward_schedule\": [5, -2, -0.25]}");
    assertEqualEpisodes(
        "FrozenLake-v1",
        100,
        Map.of("is_slippery", false, "map_name", "8x8"),
        "{\"is_slippery\": false, \"map_name\": \"8x8\"}");
  }

  @Test
  void taxi() {
    assertEqualEpisodes("Taxi-v4", 100, Map.of(), "{}");
    assertEqualEpisodes(
        "Taxi-v4",
        300,
        Map.of("is_rainy", true, "fickle_passenger", true, "fickle_probability", 0.9),
        "{\"is_rainy\": true, \"fickle_passenger\": true, \"fickle_probability\": 0.9}");
  }

  // The drawing is our own; its size and speed are not.
  @Test
  void picturesAreAsLargeAndAsFast() {
    Object[] ids = {"FrozenLake-v1", "FrozenLake8x8-v1", "Taxi-v4"};
    ByteBuffer expected = RealGymnasium.run("toytext_pictures.py", ids);
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      for (Object id : ids) {
        try (VectorEnvironment environment = registry.make(MakeRequest.of(id.toString(), 1))) {
          environment.reset(ResetArguments.seeded(0, 1));
          NdArray picture = environment.render(0).orElseThrow();
          assertThat(picture.length(0)).as("%s", id).isEqualTo((int) expected.getLong());
          assertThat(picture.length(1)).as("%s", id).isEqualTo((int) expected.getLong());
          assertThat((long) environment.spec().renderFps())
              .as("%s", id)
              .isEqualTo(expected.getLong());
        }
      }
    }
  }

  private static void assertEqualEpisodes(
      String id, int episodes, Map<String, Object> kwargs, String json) {
    ByteBuffer expected = RealGymnasium.run("toytext.py", id, episodes, json);
    MakeRequest request =
        MakeRequest.of(id, 1).withAutoresetMode(AutoresetMode.DISABLED).withKwargs(kwargs);
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment environment = registry.make(request)) {
      Discrete states = (Discrete) environment.singleObservationSpace();
      assertThat(states.n()).isEqualTo(expected.getLong());
      Discrete actions = (Discrete) environment.singleActionSpace();
      for (int seed = 0; seed < episodes; seed++) {
        Pcg64 sampler = Pcg64.seeded(seed);
        VectorReset reset = environment.reset(ResetArguments.seeded(seed, 1));
        assertTold(expected, reset.observation(), reset.info(), "episode %d".formatted(seed));
        boolean ended = false;
        for (int t = 0; !ended; t++) {
          String where = "episode %d, step %d".formatted(seed, t);
          long action = actions.sample(sampler);
          assertThat(action).as(where).isEqualTo(expected.getLong());
          VectorStep step = environment.step(NdArray.ofLongs(action));
          assertTold(expected, step.observation(), step.info(), where);
          assertThat(step.reward()[0]).as(where).isEqualTo(expected.getDouble());
          assertThat(step.terminated()[0]).as(where).isEqualTo(expected.get() != 0);
          assertThat(step.truncated()[0]).as(where).isEqualTo(expected.get() != 0);
          ended = step.ended(0);
        }
      }
    }
    assertThat(expected.hasRemaining()).isFalse();
  }

  private static void assertTold(
      ByteBuffer expected, Object observation, Map<String, Object> info, String where) {
    assertThat(((NdArray) observation).getLong(0)).as(where).isEqualTo(expected.getLong());
    assertThat(((NdArray) info.get("prob")).getDouble(0)).as(where).isEqualTo(expected.getDouble());
    if (info.get("action_mask") instanceof NdArray masks) {
      for (int action = 0; action < masks.size(); action++) {
        assertThat(masks.getLong(action)).as(where).isEqualTo(expected.get());
      }
    }
  }
}
