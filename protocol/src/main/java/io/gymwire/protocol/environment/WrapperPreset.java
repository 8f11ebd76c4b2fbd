package io.gymwire.protocol.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain of wrappers under one name: how a well-known code base prepares Atari games made with
 * frameskip 1, such as {@code PongNoFrameskip-v4}. Observations are uint8 of shape (4, 84, 84); the
 * agent divides them by 255.
 *
 * @param name by which it is asked for, as if it were one wrapper
 * @param origin whose pipeline it is
 * @param wrappers what it stands for, innermost first; FireReset is meant for games that have the
 *     action FIRE
 */
public record WrapperPreset(String name, String origin, List<WrapperSpec> wrappers) {
  /** The argument, true or false, by which {@link #evaluationWrappers} are asked for. */
  public static final String EVALUATION = "evaluation";

  private static final WrapperSpec NO_OPS = new WrapperSpec("NoopReset", Map.of("noop_max", 30L));
  private static final WrapperSpec SKIP = new WrapperSpec("MaxAndSkip", Map.of("skip", 4L));
  private static final WrapperSpec EPISODIC_LIFE = WrapperSpec.of("EpisodicLife");
  private static final WrapperSpec FIRE_RESET = WrapperSpec.of("FireReset");
  private static final WrapperSpec SIGNS = new WrapperSpec("ClipReward", Map.of("sign", true));
  private static final WrapperSpec GRAY =
      new WrapperSpec("GrayscaleObservation", Map.of("opencv", true));
  private static final WrapperSpec SHRINK =
      new WrapperSpec("ResizeObservation", Map.of("shape", List.of(84L, 84L)));
  private static final WrapperSpec STACK = new WrapperSpec("FrameStack", Map.of("stack_size", 4L));
  private static final WrapperSpec STACK_ON_ZEROS =
      new WrapperSpec("FrameStack", Map.of("stack_size", 4L, "padding_type", "zero"));

  private static final List<WrapperPreset> ALL =
      List.of(
          new WrapperPreset(
              "bolts-dqn",
              "Lightning Bolts' DQN family",
              List.of(SKIP, FIRE_RESET, WrapperSpec.of("ProcessFrame84"), STACK_ON_ZEROS)),
          new WrapperPreset(
              "cleanrl-atari",
              "CleanRL's Atari scripts",
              List.of(
                  WrapperSpec.of("RecordEpisodeStatistics"),
                  NO_OPS,
                  SKIP,
                  EPISODIC_LIFE,
                  FIRE_RESET,
                  SIGNS,
                  SHRINK,
                  GRAY,
                  STACK)),
          new WrapperPreset(
              "sb3-atari",
              "Stable-Baselines3's AtariWrapper and VecFrameStack",
              List.of(
                  NO_OPS, SKIP, EPISODIC_LIFE, FIRE_RESET, GRAY, SHRINK, SIGNS, STACK_ON_ZEROS)));

  /** Keeps {@code wrappers} as they are now. */
  public WrapperPreset {
    wrappers = List.copyOf(wrappers);
  }

  /** Returns all there are. */
  public static List<WrapperPreset> all() {
    return ALL;
  }

  /** Returns the preset called {@code name}, if there is one. */
  public static Optional<WrapperPreset> named(String name) {
    return ALL.stream().filter(preset -> preset.name.equals(name)).findFirst();
  }

  /**
   * Returns {@link #wrappers} without those that are for learning only: with them an episode would
   * be one life, and its return a sum of signs.
   */
  public List<WrapperSpec> evaluationWrappers() {
    return wrappers.stream()
        .filter(wrapper -> !wrapper.equals(EPISODIC_LIFE) && !wrapper.equals(SIGNS))
        .toList();
  }
}
