package io.gymwire.agentsdk.training;

/** Stops a run whose evaluations have not improved for a while. */
public final class EarlyStopping implements Callback {
  private final int patience;
  private final double minimumImprovement;
  private double best = Double.NEGATIVE_INFINITY;
  private int evaluationsWithout;

  /**
   * Makes a callback that stops after {@code patience} evaluations in a row none of whose mean
   * returns was more than {@code minimumImprovement} above the best before.
   */
  public EarlyStopping(int patience, double minimumImprovement) {
    this.patience = patience;
    this.minimumImprovement = minimumImprovement;
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    if (evaluation.meanReturn() > best + minimumImprovement) {
      best = evaluation.meanReturn();
      evaluationsWithout = 0;
      return;
    }
    evaluationsWithout++;
    if (evaluationsWithout >= patience) {
      run.stop("no better evaluation than " + best + " for " + patience + " evaluations");
    }
  }

  @Override
  public void save(StateWriter state) {
    state.putDouble("best", best);
    state.putLong("evaluations_without", evaluationsWithout);
  }

  @Override
  public void load(StateReader state) {
    best = state.getDouble("best");
    evaluationsWithout = Math.toIntExact(state.getLong("evaluations_without"));
  }
}
