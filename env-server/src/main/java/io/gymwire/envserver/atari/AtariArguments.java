package io.gymwire.envserver.atari;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The keyword arguments of an Atari environment, with Gymnasium's names on the wire.
 *
 * @param observationType {@code obs_type}: rgb, grayscale or ram
 * @param frameSkip frames a step, or a range [low, high) from which each step draws
 * @param repeatActionProbability {@code repeat_action_probability}: with it each frame repeats the
 *     last frame's action instead (sticky actions, Machado et al., 2018)
 * @param fullActionSpace {@code full_action_space}: all 18 actions rather than the game's minimal
 *     set
 * @param mode {@code mode} of the game; the game's own default if empty
 * @param difficulty {@code difficulty} of the game; the game's own default if empty
 * @param maxNumFramesPerEpisode {@code max_num_frames_per_episode}: where an episode is truncated;
 *     {@link #NO_LIMIT} for nowhere
 */
record AtariArguments(
    ObservationType observationType,
    FrameSkip frameSkip,
    double repeatActionProbability,
    boolean fullActionSpace,
    OptionalInt mode,
    OptionalInt difficulty,
    int maxNumFramesPerEpisode) {

  /** Stands for no limit of frames. */
  static final int NO_LIMIT = 0;

  /** Half an hour of play. */
  private static final int FRAME_LIMIT = 108_000;

  /** Returns the arguments with which Gymnasium registers a game's ids. */
  static AtariArguments registered(FrameSkip frameSkip, double repeatActionProbability) {
    return new AtariArguments(
        ObservationType.RGB,
        frameSkip,
        repeatActionProbability,
        false,
        OptionalInt.empty(),
        OptionalInt.empty(),
        FRAME_LIMIT);
  }

  /**
   * Returns these arguments with {@code kwargs} in their place.
   *
   * @throws io.gymwire.protocol.error.GymWireException with code INVALID_VALUE if one is unknown or
   *     not allowed
   */
  AtariArguments with(Map<String, Object> kwargs) {
    KeywordArguments given = new KeywordArguments(kwargs);
    return new AtariArguments(
        given.observationType(observationType),
        given.frameSkip(frameSkip),
        given.probability(repeatActionProbability),
        given.fullActionSpace(fullActionSpace),
        given.optionalNumber(KeywordArguments.MODE, mode),
        given.optionalNumber(KeywordArguments.DIFFICULTY, difficulty),
        given.frameLimit(maxNumFramesPerEpisode));
  }
}
