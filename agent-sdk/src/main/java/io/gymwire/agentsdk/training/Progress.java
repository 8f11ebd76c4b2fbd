package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.VectorStep;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where a run stands: the counters that callbacks read, that the trainer advances, and that a
 * checkpoint holds.
 */
final class Progress implements Run {
  private static final String INTERRUPTED = "interrupted";
  private static final long NOT_SOLVED = -1;

  private final Path directory;
  private final Algorithm algorithm;
  private final TrainerSettings settings;
  private final EpisodeTracker tracker;
  private final AtomicReference<String> askedToStop = new AtomicReference<>();
  private volatile boolean interrupted;
  private Optional<Evaluation> latest = Optional.empty();
  private Optional<Evaluation> best = Optional.empty();
  private Optional<Evaluation> judgement = Optional.empty();
  private long environmentSteps;
  private long updates;
  private int confirmations;
  private boolean evaluationPending;
  private long solvedAtStep = NOT_SOLVED;

  Progress(Path directory, Algorithm algorithm, TrainerSettings settings) {
    this.directory = directory;
    this.algorithm = algorithm;
    this.settings = settings;
    this.tracker = new EpisodeTracker(settings.numEnvs());
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public TrainerSettings settings() {
    return settings;
  }

  @Override
  public long environmentSteps() {
    return environmentSteps;
  }

  @Override
  public long updates() {
    return updates;
  }

  @Override
  public long episodes() {
    return tracker.count();
  }

  @Override
  public Optional<Double> recentReturn() {
    return tracker.recentReturn();
  }

  @Override
  public Optional<Evaluation> latestEvaluation() {
    return latest;
  }

  @Override
  public Optional<Evaluation> bestEvaluation() {
    return best;
  }

  @Override
  public OptionalLong solvedAtStep() {
    return solvedAtStep == NOT_SOLVED ? OptionalLong.empty() : OptionalLong.of(solvedAtStep);
  }

  @Override
  public Optional<Evaluation> finalEvaluation() {
    return judgement;
  }

  @Override
  public Optional<String> stopReason() {
    // Even a run that has come to its end, as long as its best policy is not judged.
    if (interrupted && judgement.isEmpty()) {
      return Optional.of(INTERRUPTED);
    }
    if (solvedAtStep != NOT_SOLVED) {
      return Optional.of("solved");
    }
    if (environmentSteps >= settings.totalSteps()) {
      return Optional.of("total-steps");
    }
    return Optional.ofNullable(askedToStop.get());
  }

  @Override
  public void stop(String reason) {
    askedToStop.compareAndSet(null, reason);
  }

  /** Asks the run to end without a final evaluation; from any thread. */
  void interrupt() {
    interrupted = true;
    stop(INTERRUPTED);
  }

  boolean isInterrupted() {
    return interrupted;
  }

  boolean isOver() {
    return stopReason().isPresent();
  }

  /** Counts a step of all environments and returns the episodes that ended with it. */
  List<Episode> stepped(VectorStep step) {
    environmentSteps += settings.numEnvs();
    return tracker.track(step);
  }

  void updated(int count) {
    updates += count;
  }

  /** Notes an evaluation and returns whether it is the best so far. */
  boolean evaluated(Evaluation evaluation) {
    latest = Optional.of(evaluation);
    if (best.isPresent() && evaluation.meanReturn() <= best.get().meanReturn()) {
      return false;
    }
    best = latest;
    return true;
  }

  /** Returns how many times a solution was confirmed or not. */
  int confirmations() {
    return confirmations;
  }

  void confirmed() {
    confirmations++;
  }

  /** Notes whether an evaluation is due that has not been done: a resumed run begins with it. */
  void evaluationPending(boolean pending) {
    evaluationPending = pending;
  }

  boolean isEvaluationPending() {
    return evaluationPending;
  }

  /**
   * Notes that the policy of {@code evaluation} proved to be a solution, which makes it the best.
   */
  void solved(Evaluation evaluation) {
    best = Optional.of(evaluation);
    solvedAtStep = environmentSteps;
  }

  /** Notes how the best policy did on fresh episodes. */
  void judged(Evaluation evaluation) {
    judgement = Optional.of(evaluation);
  }

  /**
   * Returns whether something happens that is to happen every {@code interval} environment steps.
   */
  boolean isDue(long interval) {
    return environmentSteps / interval > (environmentSteps - settings.numEnvs()) / interval;
  }

  /** Forgets the episodes under way: the environments were reset. */
  void abandonEpisodes() {
    tracker.abandon();
  }

  void save(StateWriter state) {
    state.putLong("run/environment_steps", environmentSteps);
    state.putLong("run/updates", updates);
    state.putLong("run/confirmations", confirmations);
    state.putLong("run/evaluation_pending", evaluationPending ? 1 : 0);
    state.putLong("run/solved_at_step", solvedAtStep);
    state.putDouble("run/goal", goal());
    save(state, "run/latest_evaluation", latest);
    save(state, "run/best_evaluation", best);
    tracker.save(state);
  }

  void load(StateReader state) {
    environmentSteps = state.getLong("run/environment_steps");
    updates = state.getLong("run/updates");
    confirmations = Math.toIntExact(state.getLong("run/confirmations"));
    evaluationPending = state.getLong("run/evaluation_pending") == 1;
    boolean sameGoal = state.getDouble("run/goal") == goal();
    solvedAtStep = sameGoal ? state.getLong("run/solved_at_step") : NOT_SOLVED;
    latest = loadEvaluation(state, "run/latest_evaluation");
    best = loadEvaluation(state, "run/best_evaluation");
    tracker.load(state);
  }

  private double goal() {
    return settings.stopAtReturn().orElse(Double.POSITIVE_INFINITY);
  }

  private static void save(StateWriter state, String name, Optional<Evaluation> evaluation) {
    ByteBuffer bytes =
        evaluation.map(Evaluation::toBytes).orElseGet(() -> CheckpointFormat.buffer(0));
    state.putBytes(name, bytes);
  }

  private static Optional<Evaluation> loadEvaluation(StateReader state, String name) {
    ByteBuffer bytes = state.getBytes(name);
    return bytes.hasRemaining() ? Optional.of(Evaluation.ofBytes(bytes)) : Optional.empty();
  }
}
