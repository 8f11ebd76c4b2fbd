package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Policy;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.file.Path;
import java.util.Map;

/** Films one episode of a policy. */
final class Film {
  private Film() {}

  /**
   * A film that was taken.
   *
   * @param file where it is
   * @param pictures how many pictures it has: one more than the episode has steps
   * @param episodeReturn the undiscounted return of the episode
   */
  record Shot(Path file, int pictures, double episodeReturn) {}

  /**
   * Films the episode that starts from {@code seed}, from its first observation to its last.
   *
   * @throws GymWireException with code UNSUPPORTED if the environment draws no pictures
   */
  static Shot shoot(Environments environments, String envId, Policy policy, long seed, Path file) {
    // Only without autoreset can the last picture be drawn.
    MakeRequest request =
        MakeRequest.of(envId, 1)
            .withAutoresetMode(AutoresetMode.DISABLED)
            .withKwargs(Map.of("render_mode", "rgb_array"));
    try (VectorEnvironment environment = environments.make(request)) {
      Object observation = environment.reset(ResetArguments.seeded(seed, 1)).observation();
      NdArray first = picture(environment);
      try (GifWriter gif = new GifWriter(file, environment.spec().renderFps())) {
        gif.write(first);
        int pictures = 1;
        double episodeReturn = 0;
        boolean ended = false;
        while (!ended) {
          VectorStep step = environment.step(policy.act(observation));
          observation = step.observation();
          episodeReturn += step.reward()[0];
          ended = step.ended(0);
          gif.write(picture(environment));
          pictures++;
        }
        return new Shot(file, pictures, episodeReturn);
      }
    }
  }

  private static NdArray picture(VectorEnvironment environment) {
    return environment
        .render(0)
        .orElseThrow(
            () ->
                new GymWireException(
                    ErrorCode.UNSUPPORTED,
                    environment.spec().id() + " draws no pictures: leave out --video"));
  }
}
