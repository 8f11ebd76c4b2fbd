package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An environment around another that changes nothing: what every wrapper starts from. A saved state
 * is the wrapper's own followed by that of the environment within.
 */
abstract class EnvironmentWrapper implements Environment {
  private final Environment environment;

  EnvironmentWrapper(Environment environment) {
    this.environment = environment;
  }

  /** Appends what this wrapper remembers from one call to the next: nothing, unless overridden. */
  void save(StateOutput out) {}

  /** Reads what {@link #save} wrote. */
  void restore(StateInput in) {}

  /** Returns the environment within this wrapper. */
  final Environment inner() {
    return environment;
  }

  /** Returns the environment within all wrappers. */
  static Environment unwrapped(Environment environment) {
    Environment inner = environment;
    while (inner instanceof EnvironmentWrapper wrapper) {
      inner = wrapper.environment;
    }
    return inner;
  }

  @Override
  public Space observationSpace() {
    return environment.observationSpace();
  }

  @Override
  public final Space actionSpace() {
    return environment.actionSpace();
  }

  @Override
  public final List<String> actionMeanings() {
    return environment.actionMeanings();
  }

  @Override
  public final OptionalInt renderFps() {
    OptionalInt inner = environment.renderFps();
    return inner.isPresent() ? OptionalInt.of(Math.max(1, inner.getAsInt() / stepsInOne())) : inner;
  }

  /** Returns how many steps of the environment within are one step of this wrapper, as a rule. */
  int stepsInOne() {
    return 1;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    return environment.reset(seed, options);
  }

  @Override
  public Step step(Object action) {
    return environment.step(action);
  }

  @Override
  public final Optional<NdArray> render() {
    return environment.render();
  }

  @Override
  public final boolean savesState() {
    return environment.savesState();
  }

  @Override
  public final byte[] saveState() {
    StateOutput out = new StateOutput(getClass().getSimpleName());
    save(out);
    return out.putBytes(environment.saveState()).finish();
  }

  @Override
  public final void restoreState(byte[] state) {
    StateInput in = new StateInput(state, getClass().getSimpleName());
    restore(in);
    environment.restoreState(in.nextBytes());
    in.end();
  }

  @Override
  public final void close() {
    environment.close();
  }
}
