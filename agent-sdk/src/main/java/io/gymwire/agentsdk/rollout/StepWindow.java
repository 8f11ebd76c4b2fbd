package io.gymwire.agentsdk.rollout;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;

/** A fixed number of steps of every environment, whatever episodes they belong to. */
public final class StepWindow implements Window {
  private final long steps;
  private long taken;

  /**
   * Makes a window.
   *
   * @param environments N
   * @param steps T, of each environment
   */
  public StepWindow(int environments, int steps) {
    this.steps = (long) environments * steps;
  }

  @Override
  public boolean takes(int index) {
    return true;
  }

  @Override
  public void stepped(int index, boolean ended) {
    taken++;
  }

  @Override
  public boolean isComplete() {
    return taken >= steps;
  }

  @Override
  public void restart() {
    taken = 0;
  }

  @Override
  public void save(StateWriter state, String name) {
    state.putLong(name + "/taken", taken);
  }

  @Override
  public void load(StateReader state, String name) {
    taken = state.getLong(name + "/taken");
  }
}
