package io.gymwire.agentsdk.rollout;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.DType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that a policy took in N environments since it last learnt, one row each in the order of
 * time: with windows of T steps row t N + i is step t of environment i, with whole episodes
 * environments may be missing.
 *
 * <p>It grows as needed, and is cleared when its rows have been learnt from: no step is learnt from
 * after the policy that took it has changed, except within one update.
 */
public final class Rollout {
  private final RolloutLayout layout;
  private final Column environment = new Column(DType.INT32, 1);
  private final Column observation;
  private final Column mask;
  private final Column action;
  private final Column logProbability = new Column(DType.FLOAT32, 1);
  private final Column value = new Column(DType.FLOAT32, 1);
  private final Column reward = new Column(DType.FLOAT64, 1);
  private final Column ended = new Column(DType.BOOL, 1);
  private final Column finalValue = new Column(DType.FLOAT32, 1);
  private final Column advantage = new Column(DType.FLOAT32, 1);
  private final Column returns = new Column(DType.FLOAT32, 1);
  private final Map<String, Column> saved = new LinkedHashMap<>();
  private int rows;
  private boolean masked;

  /** Makes an empty rollout. */
  public Rollout(RolloutLayout layout) {
    this.layout = layout;
    observation = new Column(layout.observationType(), layout.observationSize());
    mask = new Column(DType.BOOL, layout.maskSize());
    action = new Column(layout.actionType(), layout.actionSize());
    saved.put("environment", environment);
    saved.put("observation", observation);
    saved.put("mask", mask);
    saved.put("action", action);
    saved.put("log_probability", logProbability);
    saved.put("value", value);
    saved.put("reward", reward);
    saved.put("ended", ended);
    saved.put("final_value", finalValue);
  }

  /** Returns how many steps there are. */
  public int rows() {
    return rows;
  }

  /**
   * Adds what came of {@code decision} in environment {@code index}.
   *
   * @param ended whether the episode ended with this step
   * @param finalValue what the critic expects from its true final observation if a limit cut it; 0
   *     if it reached a terminal state or goes on
   */
  public void add(int index, Decision decision, double reward, boolean ended, double finalValue) {
    int row = rows++;
    saved.values().forEach(column -> column.reserve(rows));
    environment.set(row, index);
    observation.set(row, decision.observation(), index);
    mask.set(row, decision.mask(), index);
    action.set(row, decision.action(), index);
    logProbability.set(row, decision.logProbability(), index);
    value.set(row, decision.value(), index);
    this.reward.set(row, reward);
    this.ended.set(row, ended ? 1 : 0);
    this.finalValue.set(row, finalValue);
    for (int i = 0; i < layout.maskSize(); i++) {
      masked |= !decision.mask().getBoolean(index * layout.maskSize() + i);
    }
  }

  /**
   * Returns all steps with their advantages, as tensors over this rollout's memory, valid until the
   * next {@link #add} or {@link #clear}.
   *
   * @param estimator of advantages
   * @param lastValues what the critic expects from the observation after the last step of each
   *     environment; shape (N)
   */
  public RolloutBatch batch(GeneralizedAdvantage estimator, double[] lastValues) {
    advantage.reserve(rows);
    returns.reserve(rows);
    estimator.estimate(this, lastValues);
    return new RolloutBatch(
        observation.tensor(rows, false),
        masked ? Optional.of(mask.tensor(rows, false)) : Optional.empty(),
        action.tensor(rows, false),
        logProbability.tensor(rows, true),
        value.tensor(rows, true),
        advantage.tensor(rows, true),
        returns.tensor(rows, true));
  }

  /** Forgets all steps. */
  public void clear() {
    rows = 0;
    masked = false;
  }

  /** Saves the steps so far. */
  public void save(StateWriter state, String name) {
    state.putLong(name + "/rows", rows);
    state.putLong(name + "/masked", masked ? 1 : 0);
    saved.forEach((part, column) -> column.save(state, name + "/" + part, rows));
  }

  /** Restores what {@link #save} wrote from a rollout of the same layout. */
  public void load(StateReader state, String name) {
    rows = Math.toIntExact(state.getLong(name + "/rows"));
    masked = state.getLong(name + "/masked") != 0;
    saved.forEach((part, column) -> column.load(state, name + "/" + part, rows));
  }

  int environment(int row) {
    return (int) environment.get(row);
  }

  double value(int row) {
    return value.get(row);
  }

  double reward(int row) {
    return reward.get(row);
  }

  boolean ended(int row) {
    return ended.get(row) != 0;
  }

  double finalValue(int row) {
    return finalValue.get(row);
  }

  void estimated(int row, double estimate) {
    advantage.set(row, estimate);
    returns.set(row, estimate + value.get(row));
  }
}
