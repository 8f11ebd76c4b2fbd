package io.gymwire.agents.puzzle;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An environment that is solved in a known number of steps: each step costs 1, and the solution
 * gives back as many as were needed at the start, so that an episode's return is 0 if it was the
 * shortest and negative otherwise. It is cut after 20 steps.
 */
abstract class Puzzle implements Environment {
  private static final int LONGEST = 20;

  private Pcg64 random = Pcg64.seeded(0);
  private int needed;
  private int steps;

  /** Goes to a random place to start from. */
  abstract void scatter(Pcg64 generator);

  abstract void move(int action);

  /** Returns how many steps the shortest way from here to the solution has. */
  abstract int distance();

  abstract Object observation();

  Map<String, Object> info() {
    return Map.of();
  }

  @Override
  public final Reset reset(OptionalLong seed, Map<String, Object> options) {
    seed.ifPresent(value -> random = Pcg64.seeded(value));
    do {
      scatter(random);
    } while (distance() == 0);
    needed = distance();
    steps = 0;
    return new Reset(observation(), info());
  }

  @Override
  public final Step step(Object action) {
    move(((Long) action).intValue());
    steps++;
    boolean solved = distance() == 0;
    double reward = solved ? needed - 1 : -1;
    return new Step(observation(), reward, solved, !solved && steps == LONGEST, info());
  }
}
