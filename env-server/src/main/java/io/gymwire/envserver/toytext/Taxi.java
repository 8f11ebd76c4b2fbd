package io.gymwire.envserver.toytext;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.List;
import java.util.Map;

/**
 * Gymnasium's {@code TaxiEnv} (Dietterich 2000): fetch a passenger at one of four places and bring
 * them to another. Actions: 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off; the info has
 * in {@code action_mask}, int8 of shape (6), which of them change anything.
 */
final class Taxi implements World {
  private static final List<String> MAP =
      List.of(
          "+---------+",
          "|R: | : :G|",
          "| : | : : |",
          "| : : : : |",
          "| | : | : |",
          "|Y| : |B: |",
          "+---------+");
  private static final int[][] PLACES = {{0, 0}, {0, 4}, {4, 0}, {4, 3}};
  private static final int SIDE = 5;
  private static final int IN_TAXI = PLACES.length;
  private static final int ACTIONS = 6;
  private static final int PICK_UP = 4;
  private static final int DROP_OFF = 5;
  // South, north, east, west; then what lies to the left and to the right of each.
  private static final int[][] MOVES = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
  private static final int[] LEFT_OF = {2, 3, 1, 0};
  private static final int[] RIGHT_OF = {3, 2, 0, 1};

  private final TaxiArguments arguments;

  Taxi(TaxiArguments arguments) {
    this.arguments = arguments;
  }

  /**
   * A state.
   *
   * @param row of the taxi
   * @param column of the taxi
   * @param passenger the place where they are, 4 in the taxi
   * @param destination the place where they want to go
   */
  private record Situation(int row, int column, int passenger, int destination) {
    static Situation of(int state) {
      int rest = state / PLACES.length;
      int column = rest / (IN_TAXI + 1) % SIDE;
      int row = rest / (IN_TAXI + 1) / SIDE;
      return new Situation(row, column, rest % (IN_TAXI + 1), state % PLACES.length);
    }

    int state() {
      return ((row * SIDE + column) * (IN_TAXI + 1) + passenger) * PLACES.length + destination;
    }

    Situation at(int newRow, int newColumn) {
      return new Situation(newRow, newColumn, passenger, destination);
    }

    Situation withPassenger(int place) {
      return new Situation(row, column, place, destination);
    }

    Situation withDestination(int place) {
      return new Situation(row, column, passenger, place);
    }

    boolean isAt(int place) {
      return PLACES[place][0] == row && PLACES[place][1] == column;
    }

    /** Returns the place where the taxi is, or -1. */
    int place() {
      for (int place = 0; place < PLACES.length; place++) {
        if (isAt(place)) {
          return place;
        }
      }
      return -1;
    }

    boolean hasWay(int direction) {
      int[] move = MOVES[direction];
      if (move[0] != 0) {
        return row + move[0] >= 0 && row + move[0] < SIDE;
      }
      return MAP.get(1 + row).charAt(2 * column + 1 + move[1]) == ':';
    }

    /** Returns where a move leads; nowhere else where there is a wall. */
    Situation moved(int direction) {
      return hasWay(direction) ? at(row + MOVES[direction][0], column + MOVES[direction][1]) : this;
    }
  }

  @Override
  public String name() {
    return "Taxi " + arguments;
  }

  @Override
  public int states() {
    return SIDE * SIDE * (IN_TAXI + 1) * PLACES.length;
  }

  @Override
  public int actions() {
    return ACTIONS;
  }

  @Override
  public double[] initialStates() {
    double[] probabilities = new double[states()];
    double count = SIDE * SIDE * PLACES.length * (PLACES.length - 1.0);
    for (int state = 0; state < probabilities.length; state++) {
      Situation situation = Situation.of(state);
      boolean waits = situation.passenger < IN_TAXI && situation.passenger != situation.destination;
      probabilities[state] = waits ? 1 / count : 0;
    }
    return probabilities;
  }

  @Override
  public List<Transition> transitions(int state, int action) {
    Situation situation = Situation.of(state);
    return switch (action) {
      case PICK_UP -> List.of(pickUp(situation));
      case DROP_OFF -> List.of(dropOff(situation));
      default -> moves(situation, action);
    };
  }

  private static Transition pickUp(Situation situation) {
    return situation.passenger < IN_TAXI && situation.isAt(situation.passenger)
        ? new Transition(1, situation.withPassenger(IN_TAXI).state(), -1, false)
        : new Transition(1, situation.state(), -10, false);
  }

  private static Transition dropOff(Situation situation) {
    int place = situation.place();
    if (situation.passenger != IN_TAXI || place < 0) {
      return new Transition(1, situation.state(), -10, false);
    }
    boolean arrived = place == situation.destination;
    return new Transition(1, situation.withPassenger(place).state(), arrived ? 20 : -1, arrived);
  }

  private List<Transition> moves(Situation situation, int direction) {
    Situation ahead = situation.moved(direction);
    if (!arguments.rainy()) {
      return List.of(new Transition(1, ahead.state(), -1, false));
    }
    // Where there is no way ahead the taxi does not drift aside either.
    boolean way = situation.hasWay(direction);
    Situation left = way ? situation.moved(LEFT_OF[direction]) : situation;
    Situation right = way ? situation.moved(RIGHT_OF[direction]) : situation;
    double aside = (1 - arguments.rainyProbability()) / 2;
    return List.of(
        new Transition(arguments.rainyProbability(), ahead.state(), -1, false),
        new Transition(aside, left.state(), -1, false),
        new Transition(aside, right.state(), -1, false));
  }

  @Override
  public List<String> actionMeanings() {
    return List.of("SOUTH", "NORTH", "EAST", "WEST", "PICKUP", "DROPOFF");
  }

  @Override
  public NdArray picture(int state) {
    Situation situation = Situation.of(state);
    return TaxiPicture.draw(
        MAP,
        PLACES,
        new int[] {situation.row, situation.column},
        situation.passenger,
        situation.destination);
  }

  @Override
  public Map<String, Object> resetInfo(int state) {
    return stepInfo(state, 1);
  }

  @Override
  public Map<String, Object> stepInfo(int state, double probability) {
    return Map.of("prob", probability, "action_mask", actionMask(Situation.of(state)));
  }

  private static NdArray actionMask(Situation situation) {
    NdArray mask = NdArray.zeros(DType.INT8, ACTIONS);
    for (int direction = 0; direction < MOVES.length; direction++) {
      mask.setBoolean(direction, situation.hasWay(direction));
    }
    boolean waitsHere = situation.passenger < IN_TAXI && situation.isAt(situation.passenger);
    mask.setBoolean(PICK_UP, waitsHere);
    mask.setBoolean(DROP_OFF, situation.passenger == IN_TAXI && situation.place() >= 0);
    return mask;
  }

  @Override
  public boolean drawsChange(Pcg64 generator) {
    return arguments.fickle() && generator.nextDouble() < arguments.fickleProbability();
  }

  @Override
  public boolean changes(int before, int after) {
    Situation from = Situation.of(before);
    Situation to = Situation.of(after);
    return from.passenger == IN_TAXI && (from.row != to.row || from.column != to.column);
  }

  @Override
  public int changed(int before, int after, Pcg64 generator) {
    int old = Situation.of(before).destination;
    int drawn = (int) generator.integers(PLACES.length - 1L);
    return Situation.of(after).withDestination(drawn < old ? drawn : drawn + 1).state();
  }
}
