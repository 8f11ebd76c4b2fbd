package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Discrete;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  @TempDir Path directory;

  @Test
  void whatDrawsNoPicturesIsNotFilmed() {
    EnvironmentSpec spec = EnvironmentSpec.of("Corridor-v0", Discrete.of(2), Discrete.of(2));
    assertThatThrownBy(() -> Film.requirePictures(spec))
        .isInstanceOf(GymWireException.class)
        .hasMessage(
            "Corridor-v0 draws no pictures to make a video of (its author: implement render() and"
                + " say withRendering(fps) in the spec)");
    assertThatCode(() -> Film.requirePictures(spec.withRendering(10))).doesNotThrowAnyException();
  }

  @Test
  void halfAFilmIsNotLeftBehind() {
    Path film = directory.resolve("film.gif");
    AtomicInteger steps = new AtomicInteger();
    try (Environments environments = EnvironmentRegistry.ofClassPath()) {
      assertThatThrownBy(
              () ->
                  Film.shoot(
                      environments,
                      TrainerSettings.defaults("CartPole-v1"),
                      (observations, info) -> {
                        if (steps.incrementAndGet() == 3) {
                          throw new IllegalStateException("told to fail");
                        }
                        return NdArray.ofLongs(0);
                      },
                      1,
                      film))
          .hasMessage("told to fail");
    }
    assertThat(film).doesNotExist();
  }
}
