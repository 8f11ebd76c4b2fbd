package io.gymwire.envserver.toytext;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.List;
import java.util.Map;

/** The rules of a toy text environment: Gymnasium's table {@code P}, and what its info says. */
interface World {
  /** Returns what tells these rules from others, for saved states. */
  String name();

  /** Returns how many states there are. */
  int states();

  /** Returns how many actions there are. */
  int actions();

  /** Returns the probability of each state to be the first, shape (states). */
  double[] initialStates();

  /** Returns what may come of {@code action} in {@code state}. */
  List<Transition> transitions(int state, int action);

  /** Returns what is told of a first state. */
  Map<String, Object> resetInfo(int state);

  /** Returns what is told of a state that had {@code probability} to follow. */
  Map<String, Object> stepInfo(int state, double probability);

  /** Returns the names of the actions. */
  List<String> actionMeanings();

  /** Returns a picture of {@code state}: uint8 of shape (height, width, 3). */
  NdArray picture(int state);

  /** Draws at a reset whether something will change the destination of a move on the way. */
  default boolean drawsChange(Pcg64 generator) {
    return false;
  }

  /** Returns whether the move from {@code before} to {@code after} is the one that changes. */
  default boolean changes(int before, int after) {
    return false;
  }

  /** Returns what becomes of {@code after}, the outcome of a move from {@code before}. */
  default int changed(int before, int after, Pcg64 generator) {
    return after;
  }
}
