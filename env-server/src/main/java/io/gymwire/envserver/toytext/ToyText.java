package io.gymwire.envserver.toytext;

import io.gymwire.envserver.random.Generators;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An environment whose observation is the number of its state and whose moves are in a table. */
final class ToyText implements Environment {
  private final World world;
  private final double[] initialStates;
  private Optional<Pcg64> generator = Optional.empty();
  private int state;
  private boolean changeAhead;

  ToyText(World world) {
    this.world = world;
    this.initialStates = world.initialStates();
  }

  @Override
  public Space observationSpace() {
    return Discrete.of(world.states());
  }

  @Override
  public Space actionSpace() {
    return Discrete.of(world.actions());
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    if (seed.isPresent() || generator.isEmpty()) {
      generator = Optional.of(Generators.of(seed));
    }
    state = draw(initialStates, generator.get());
    changeAhead = world.drawsChange(generator.get());
    return new Reset((long) state, world.resetInfo(state));
  }

  @Override
  public Step step(Object action) {
    Pcg64 random = generator.orElseThrow();
    List<Transition> outcomes = world.transitions(state, Math.toIntExact((Long) action));
    double[] probabilities = outcomes.stream().mapToDouble(Transition::probability).toArray();
    Transition outcome = outcomes.get(draw(probabilities, random));
    int next = outcome.state();
    if (changeAhead && world.changes(state, next)) {
      changeAhead = false;
      next = world.changed(state, next, random);
    }
    state = next;
    return new Step(
        (long) state,
        outcome.reward(),
        outcome.terminated(),
        false,
        world.stepInfo(state, outcome.probability()));
  }

  /** Returns the first index whose sum of probabilities exceeds a random number, as Gymnasium. */
  private static int draw(double[] probabilities, Pcg64 random) {
    double drawn = random.nextDouble();
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i];
      if (sum > drawn) {
        return i;
      }
    }
    return 0;
  }

  @Override
  public Optional<NdArray> render() {
    return generator.map(unused -> world.picture(state));
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public byte[] saveState() {
    StateOutput out = new StateOutput(world.name());
    out.putInt(state).putBoolean(changeAhead).putBoolean(generator.isPresent());
    generator.ifPresent(out::putGenerator);
    return out.finish();
  }

  @Override
  public void restoreState(byte[] saved) {
    StateInput in = new StateInput(saved, world.name());
    state = in.nextInt();
    changeAhead = in.nextBoolean();
    generator = in.nextBoolean() ? Optional.of(in.nextGenerator()) : Optional.empty();
    in.end();
  }
}
