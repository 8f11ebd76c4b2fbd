package io.gymwire.envserver.toytext;

import io.gymwire.protocol.array.NdArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gymnasium's {@code FrozenLakeEnv}: walk over slippery ice (F) from the start (S) to the goal (G)
 * without falling into a hole (H). Actions: 0 left, 1 down, 2 right, 3 up.
 */
final class FrozenLake implements World {
  private static final int[] ROW_OF_ACTION = {0, 1, 0, -1};
  private static final int[] COLUMN_OF_ACTION = {-1, 0, 1, 0};
  private static final String LETTERS = "GHF";

  private final FrozenLakeArguments arguments;
  private final int rows;
  private final int columns;

  FrozenLake(FrozenLakeArguments arguments) {
    this.arguments = arguments;
    this.rows = arguments.desc().size();
    this.columns = arguments.desc().get(0).length();
  }

  @Override
  public String name() {
    return "FrozenLake " + arguments;
  }

  @Override
  public int states() {
    return rows * columns;
  }

  @Override
  public int actions() {
    return ROW_OF_ACTION.length;
  }

  @Override
  public double[] initialStates() {
    String tiles = String.join("", arguments.desc());
    double starts = tiles.chars().filter(tile -> tile == 'S').count();
    return tiles.chars().mapToDouble(tile -> tile == 'S' ? 1 / starts : 0).toArray();
  }

  @Override
  public List<Transition> transitions(int state, int action) {
    if (isEnd(state)) {
      return List.of(new Transition(1, state, 0, true));
    }
    if (!arguments.slippery()) {
      return List.of(move(1, state, action));
    }
    double aside = (1 - arguments.successRate()) / 2;
    List<Transition> outcomes = new ArrayList<>();
    for (int turn = -1; turn <= 1; turn++) {
      double probability = turn == 0 ? arguments.successRate() : aside;
      outcomes.add(move(probability, state, Math.floorMod(action + turn, actions())));
    }
    return outcomes;
  }

  private Transition move(double probability, int state, int direction) {
    int row = clamp(state / columns + ROW_OF_ACTION[direction], rows - 1);
    int column = clamp(state % columns + COLUMN_OF_ACTION[direction], columns - 1);
    int next = row * columns + column;
    int letter = Math.floorMod(LETTERS.indexOf(tile(next)), LETTERS.length());
    return new Transition(probability, next, arguments.rewardSchedule().get(letter), isEnd(next));
  }

  private static int clamp(int place, int last) {
    return Math.max(0, Math.min(place, last));
  }

  private boolean isEnd(int state) {
    return tile(state) == 'G' || tile(state) == 'H';
  }

  private char tile(int state) {
    return arguments.desc().get(state / columns).charAt(state % columns);
  }

  @Override
  public List<String> actionMeanings() {
    return List.of("LEFT", "DOWN", "RIGHT", "UP");
  }

  @Override
  public NdArray picture(int state) {
    return FrozenLakePicture.draw(arguments.desc(), state);
  }

  @Override
  public Map<String, Object> resetInfo(int state) {
    return Map.of("prob", 1L);
  }

  @Override
  public Map<String, Object> stepInfo(int state, double probability) {
    return Map.of("prob", probability);
  }
}
