package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.WrapperPreset;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.error.NearestNames;
import java.util.List;
import java.util.stream.Stream;

/** The wrappers, and the presets made of them, that can be asked for by name. */
public final class Wrappers {
  private static final List<WrapperKind> KINDS =
      Stream.concat(
              Stream.of(
                  TimeLimit.KIND,
                  RecordEpisodeStatistics.KIND,
                  FrameStack.KIND,
                  ClipReward.KIND,
                  NormalizeObservation.KIND,
                  AddRenderObservation.KIND,
                  TransformToTensor.KIND,
                  GrayscaleObservation.KIND,
                  ResizeObservation.KIND,
                  ProcessFrame84.KIND,
                  AtariPreprocessing.KIND,
                  NoopReset.KIND,
                  MaxAndSkip.KIND,
                  EpisodicLife.KIND,
                  FireReset.KIND),
              WrapperPreset.all().stream().map(Preset::of))
          .toList();

  private Wrappers() {}

  /** Returns all wrappers and presets there are. */
  public static List<WrapperDescription> descriptions() {
    return KINDS.stream().map(WrapperKind::description).toList();
  }

  /**
   * Returns {@code environment} within the wrapper asked for.
   *
   * @throws GymWireException with code UNKNOWN_WRAPPER if there is none of that name; INVALID_VALUE
   *     if its arguments are not allowed or it does not fit the environment's spaces
   */
  public static Environment wrap(Environment environment, WrapperSpec asked) {
    for (WrapperKind kind : KINDS) {
      if (kind.isCalled(asked.name())) {
        return kind.application().apply(environment, new Arguments(kind.description(), asked));
      }
    }
    List<String> names = descriptions().stream().map(WrapperDescription::name).toList();
    throw new GymWireException(
        ErrorCode.UNKNOWN_WRAPPER,
        "wrappers",
        "unknown wrapper '%s'%s allowed: %s"
            .formatted(
                asked.name(),
                NearestNames.question(asked.name(), names),
                String.join(", ", names)));
  }

  /** Returns {@code environment} with episodes truncated at {@code maxEpisodeSteps} steps. */
  public static Environment timeLimit(Environment environment, int maxEpisodeSteps) {
    return new TimeLimit(environment, maxEpisodeSteps);
  }
}
