package io.gymwire.agents.puzzle;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.util.Map;

/**
 * Walks on a floor of 5x5 tiles to one of them: down, right, up or left. A mask in the info forbids
 * to walk off the floor; who does so is told off.
 */
final class Walk extends Puzzle {
  private static final int TILES = 5;
  private static final int[] DOWN = {1, 0, -1, 0};
  private static final int[] RIGHT = {0, 1, 0, -1};

  /** Row and column of the walker and of the goal. */
  static final Space NUMBERS = MultiDiscrete.of(TILES, TILES, TILES, TILES);

  /** The same by name, the walker's tile as one number. */
  static final Space NAMED =
      Dict.of(Map.of("goal", MultiDiscrete.of(TILES, TILES), "walker", Discrete.of(TILES * TILES)));

  static final Space ACTIONS = Discrete.of(DOWN.length);

  private final Space space;
  private final NdArray places = NdArray.zeros(DType.INT64, 4);

  Walk(Space space) {
    this.space = space;
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Space actionSpace() {
    return ACTIONS;
  }

  @Override
  void scatter(Pcg64 generator) {
    for (int i = 0; i < places.size(); i++) {
      places.setLong(i, generator.integers(TILES));
    }
  }

  @Override
  void move(int action) {
    if (!allowed(action)) {
      throw new IllegalStateException("action " + action + " is masked at " + places);
    }
    places.setLong(0, places.getLong(0) + DOWN[action]);
    places.setLong(1, places.getLong(1) + RIGHT[action]);
  }

  @Override
  int distance() {
    return (int)
        (Math.abs(places.getLong(0) - places.getLong(2))
            + Math.abs(places.getLong(1) - places.getLong(3)));
  }

  @Override
  Object observation() {
    if (space.equals(NUMBERS)) {
      return places;
    }
    NdArray goal = NdArray.zeros(DType.INT64, 2);
    goal.setLong(0, places.getLong(2));
    goal.setLong(1, places.getLong(3));
    return Map.of("goal", goal, "walker", TILES * places.getLong(0) + places.getLong(1));
  }

  @Override
  Map<String, Object> info() {
    NdArray mask = NdArray.zeros(DType.INT8, DOWN.length);
    for (int action = 0; action < DOWN.length; action++) {
      mask.setBoolean(action, allowed(action));
    }
    return Map.of("action_mask", mask);
  }

  private boolean allowed(int action) {
    long row = places.getLong(0) + DOWN[action];
    long column = places.getLong(1) + RIGHT[action];
    return row >= 0 && row < TILES && column >= 0 && column < TILES;
  }
}
