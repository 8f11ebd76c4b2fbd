package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.agentsdk.training.Policy;
import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Films one episode of a policy. */
final class Film {
  private Film() {}

  /**
   * A film that was taken.
   *
   * @param file where it is
   * @param pictures how many pictures it has: one more than the steps filmed
   * @param episodeReturn the undiscounted return of the steps filmed
   */
  record Shot(Path file, int pictures, double episodeReturn) {}

  /**
   * Films the episode that starts from {@code seed}, from its first observation to its last.
   *
   * @throws GymWireException with code UNSUPPORTED if the environment draws no pictures
   */
  static Shot shoot(
      Environments environments, TrainerSettings settings, Policy policy, long seed, Path file) {
    return shoot(environments, settings, policy, seed, file, Integer.MAX_VALUE);
  }

  /** Films no more than {@code mostPictures} of the episode that starts from {@code seed}. */
  static Shot shoot(
      Environments environments,
      TrainerSettings settings,
      Policy policy,
      long seed,
      Path file,
      int mostPictures) {
    // Only without autoreset can the last picture be drawn.
    MakeRequest request = settings.evaluationRequest(1).withAutoresetMode(AutoresetMode.DISABLED);
    Map<String, Object> kwargs = new LinkedHashMap<>(request.kwargs());
    kwargs.put("render_mode", "rgb_array");
    try (VectorEnvironment environment = environments.make(request.withKwargs(kwargs))) {
      Observed first = Observed.of(environment.reset(ResetArguments.seeded(seed, 1)));
      return shoot(environment, policy, first, picture(environment), file, mostPictures);
    }
  }

  /**
   * Refuses to film what draws no pictures.
   *
   * @throws GymWireException with code UNSUPPORTED
   */
  static void requirePictures(EnvironmentSpec spec) {
    if (spec.renderModes().isEmpty()) {
      throw noPictures(spec.id());
    }
  }

  private static Shot shoot(
      VectorEnvironment environment,
      Policy policy,
      Observed start,
      NdArray firstPicture,
      Path file,
      int mostPictures) {
    boolean complete = false;
    try (GifWriter gif = new GifWriter(file, environment.spec().renderFps())) {
      gif.write(firstPicture);
      Observed observed = start;
      int pictures = 1;
      double episodeReturn = 0;
      boolean ended = false;
      while (!ended && pictures < mostPictures) {
        VectorStep step = environment.step(policy.act(observed.observation(), observed.info()));
        observed = Observed.of(step);
        episodeReturn += step.reward()[0];
        ended = step.ended(0);
        gif.write(picture(environment));
        pictures++;
      }
      complete = true;
      return new Shot(file, pictures, episodeReturn);
    } finally {
      // By now the file is closed; half a film would pass for a whole one.
      if (!complete) {
        delete(file);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NdArray picture(VectorEnvironment environment) {
    return environment.render(0).orElseThrow(() -> noPictures(environment.spec().id()));
  }

  private static GymWireException noPictures(String envId) {
    return new GymWireException(
        ErrorCode.UNSUPPORTED,
        envId
            + " draws no pictures to make a video of (its author: implement render() and say"
            + " withRendering(fps) in the spec)");
  }
}
