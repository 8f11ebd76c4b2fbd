package io.gymwire.envserver.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shapes and names are those of the examples in Gymnasium's documentation. */
final class AddRenderObservationTest {
  private static final Box PICTURES = Box.of(0, 255, DType.UINT8, 400, 600, 3);

  private final EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void thePictureReplacesTheObservation() {
    try (VectorEnvironment environment = make("CartPole-v1", wrapper(Map.of()))) {
      assertThat(environment.singleObservationSpace()).isEqualTo(PICTURES);
      NdArray first =
          ((NdArray) environment.reset(ResetArguments.seeded(1, 1)).observation()).row(0).copy();
      assertThat(first).isEqualTo(environment.render(0).orElseThrow());

      VectorStep step = environment.step(NdArray.ofLongs(1));

      NdArray second = ((NdArray) step.observation()).row(0);
      assertThat(second).isEqualTo(environment.render(0).orElseThrow());
    }
  }

  @Test
  void thePictureStandsBesideTheObservation() {
    WrapperSpec beside = wrapper(Map.of("render_only", false));
    try (VectorEnvironment environment = make("CartPole-v1", beside)) {
      Dict space = (Dict) environment.singleObservationSpace();
      assertThat(space.spaces()).containsOnlyKeys("pixels", "state");
      assertThat(space.spaces().get("pixels")).isEqualTo(PICTURES);

      Map<?, ?> observation =
          (Map<?, ?>) environment.reset(ResetArguments.seeded(1, 1)).observation();

      assertThat(((NdArray) observation.get("state")).size()).isEqualTo(4);
      assertThat(((NdArray) observation.get("pixels")).row(0))
          .isEqualTo(environment.render(0).orElseThrow());
    }
  }

  @Test
  void aDictGainsThePicture() {
    WrapperSpec inner = wrapper(Map.of("render_only", false));
    WrapperSpec outer = wrapper(Map.of("render_only", false, "render_key", "more"));
    try (VectorEnvironment environment = make("CartPole-v1", inner, outer)) {
      assertThat(((Dict) environment.singleObservationSpace()).spaces())
          .containsOnlyKeys("more", "pixels", "state");
      Map<?, ?> observation =
          (Map<?, ?>) environment.reset(ResetArguments.seeded(1, 1)).observation();
      assertThat(observation.get("more")).isEqualTo(observation.get("pixels"));
    }
    assertThatThrownBy(() -> make("CartPole-v1", inner, inner))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("a name that the observation does not have");
  }

  @Test
  void anEnvironmentThatDrawsNothingIsRefused() {
    assertThatThrownBy(() -> Wrappers.wrap(new CountingBytes(), wrapper(Map.of())))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("draws no pictures");
  }

  private VectorEnvironment make(String id, WrapperSpec... wrappers) {
    return registry.make(MakeRequest.of(id, 1).withWrappers(wrappers));
  }

  private static WrapperSpec wrapper(Map<String, Object> arguments) {
    return new WrapperSpec("AddRenderObservation", arguments);
  }
}
