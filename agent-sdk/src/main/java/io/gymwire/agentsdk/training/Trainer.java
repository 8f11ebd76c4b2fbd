package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains an algorithm on a vector of environments: explore, step, observe, update; evaluates it now
 * and then on environments of its own; saves checkpoints; tells callbacks.
 *
 * <p>With {@link TrainerSettings#overlap} the environments step in a second thread while the
 * updates due before are done, so that what acts lags one step behind; the two meet after every
 * step, and the order in which anything is read or written does not depend on their speeds.
 *
 * <p>Everything is counted in environment steps over all environments. Equal settings give equal
 * runs, wherever the environments live, and a resumed run goes on as if it had never stopped, if
 * the environments can save their state. Reaching {@link TrainerSettings#stopAtReturn} ends the run
 * only when {@link TrainerSettings#freshEpisodes} exceed it by two standard errors, so that the
 * next as many will hardly fall below.
 */
public final class Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  private final Environments environments;
  private final TrainerSettings settings;
  private final Algorithm algorithm;
  private final Callbacks callbacks;
  private final Checkpoints checkpoints;
  private final Progress progress;
  private final MetricMeans metrics = new MetricMeans();
  private final Companion companion = new Companion();

  /**
   * Prepares a run.
   *
   * @param environments where training and evaluation environments come from; the caller closes it
   * @param settings how to conduct the run
   * @param algorithm what learns; the caller closes it
   * @param directory holds everything of the run
   * @param callbacks called in this order
   */
  public Trainer(
      Environments environments,
      TrainerSettings settings,
      Algorithm algorithm,
      Path directory,
      List<Callback> callbacks) {
    this.environments = environments;
    this.settings = settings;
    this.algorithm = algorithm;
    this.callbacks = Callbacks.of(settings, callbacks);
    this.checkpoints = new Checkpoints(directory);
    this.progress = new Progress(directory, algorithm, settings);
  }

  /**
   * Runs from the beginning to the end and leaves the algorithm with the best policy.
   *
   * @throws GymWireException with code INVALID_VALUE if the directory holds a run already
   */
  public Run run() {
    if (checkpoints.hasLast()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "run_dir",
          progress.directory() + " holds a run already: resume it, or choose another folder");
    }
    return train(Optional.empty());
  }

  /**
   * Goes on from the last checkpoint to the end and leaves the algorithm with the best policy.
   *
   * @throws GymWireException with code INVALID_VALUE if there is no checkpoint, it is damaged, or
   *     of another algorithm
   */
  public Run resume() {
    return train(Optional.of(checkpoints.read(checkpoints.last())));
  }

  /**
   * Asks the run to save a checkpoint and end after the present step, without a final evaluation;
   * from any thread. An evaluation under way is abandoned, and done anew by a resumed run.
   */
  public void interrupt() {
    progress.interrupt();
  }

  private Run train(Optional<CheckpointReader> checkpoint) {
    checkpoints.createFolder();
    try (Callbacks closedAtLast = callbacks) {
      return conduct(checkpoint);
    }
  }

  private Run conduct(Optional<CheckpointReader> checkpoint) {
    try (Companion ended = companion;
        VectorEnvironment training = environments.make(settings.trainingRequest());
        Evaluator evaluator =
            new Evaluator(environments, settings, settings.evaluationEpisodes())) {
      Observed observed =
          checkpoint.isPresent() ? resume(training, checkpoint.get()) : start(training);
      callbacks.forEach(callback -> callback.onStart(progress));
      if (progress.isEvaluationPending()) {
        evaluate(evaluator);
      }
      while (!progress.isOver()) {
        observed = step(training, evaluator, observed);
      }
      saveLast(training);
      judge(evaluator);
      callbacks.forEach(callback -> callback.onEnd(progress));
      return progress;
    } catch (RuntimeException e) {
      tellOf(e);
      throw e;
    }
  }

  private void tellOf(RuntimeException failure) {
    try {
      callbacks.forEach(callback -> callback.onFailure(progress, failure));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private Observed start(VectorEnvironment training) {
    return Observed.of(training.reset(ResetArguments.seeded(settings.seed(), settings.numEnvs())));
  }

  private Observed resume(VectorEnvironment training, CheckpointReader state) {
    algorithm.load(state);
    progress.load(state);
    metrics.load(state);
    callbacks.load(state);
    if (training.savesState() && state.hasPart("environments")) {
      ByteBuffer saved = state.getBytes("environments");
      byte[] bytes = new byte[saved.remaining()];
      saved.get(bytes);
      return Observed.of(training.restoreState(bytes));
    }
    LOG.warn(
        "{} cannot save its state: the resumed run begins new episodes and differs from one that"
            + " was not interrupted",
        settings.envId());
    progress.abandonEpisodes();
    return start(training);
  }

  private Observed step(VectorEnvironment training, Evaluator evaluator, Observed observed) {
    Object actions =
        algorithm.explore(observed.observation(), observed.info(), progress.environmentSteps());
    VectorStep step = step(training, actions);
    algorithm.observe(step);
    for (Episode episode : progress.stepped(step)) {
      callbacks.forEach(callback -> callback.onEpisode(progress, episode));
    }
    if (!settings.overlap()) {
      learn();
    }
    callbacks.forEach(callback -> callback.onStep(progress));
    if (progress.isDue(settings.logEvery())) {
      Map<String, Double> row = metrics.take();
      callbacks.forEach(callback -> callback.onMetrics(progress, row));
    }
    if (progress.isDue(settings.evaluateEvery())) {
      evaluate(evaluator);
    }
    if (!progress.isDue(settings.checkpointEvery()) || progress.isOver()) {
      return Observed.of(step);
    }
    Observed kept = Observed.of(step).copy();
    saveLast(training);
    return kept;
  }

  /** Does the updates that are due after the steps so far. */
  private void learn() {
    int updates = algorithm.update(progress.environmentSteps(), metrics);
    progress.updated(updates);
    if (updates > 0) {
      callbacks.forEach(callback -> callback.onUpdate(progress, updates));
    }
  }

  private VectorStep step(VectorEnvironment training, Object actions) {
    Supplier<VectorStep> step = () -> training.step(actions);
    Supplier<VectorStep> outcome = settings.overlap() ? companion.with(step, this::learn) : step;
    try {
      return outcome.get();
    } catch (RuntimeException e) {
      // An exact resume needs the checkpoint before the step that failed. Where none is exact, the
      // algorithm, which has not begun with this step, loses nothing by a checkpoint now.
      if (!training.savesState()) {
        rescue(training, e);
      }
      throw e;
    }
  }

  private void rescue(VectorEnvironment training, RuntimeException failure) {
    try {
      saveLast(training);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void evaluate(Evaluator evaluator) {
    progress.evaluationPending(true);
    callbacks.forEach(callback -> callback.onEvaluationStart(progress, evaluator.episodes()));
    Optional<Evaluation> evaluation =
        evaluate(evaluator, EvaluationSeeds.periodic(settings.seed()));
    if (evaluation.isEmpty()) {
      return;
    }
    Optional<Evaluation> confirmation = Optional.empty();
    if (reachesGoal(evaluation.get().meanReturn())) {
      confirmation = confirm(evaluator);
      if (confirmation.isEmpty()) {
        return;
      }
      progress.confirmed();
    }
    progress.evaluationPending(false);
    evaluated(evaluation.get(), confirmation.filter(this::isProof).isPresent());
  }

  private void evaluated(Evaluation evaluation, boolean solved) {
    boolean best = progress.evaluated(evaluation);
    if (solved) {
      progress.solved(evaluation);
    }
    if (best || solved) {
      save(checkpoints.best(), algorithm::savePolicy);
    }
    callbacks.forEach(callback -> callback.onEvaluation(progress, evaluation));
  }

  private boolean reachesGoal(double meanReturn) {
    return settings.stopAtReturn().isPresent()
        && meanReturn >= settings.stopAtReturn().getAsDouble();
  }

  private Optional<Evaluation> confirm(Evaluator evaluator) {
    return test(evaluator, EvaluationSeeds.confirmation(settings.seed(), progress.confirmations()));
  }

  /** Returns whether fresh episodes reach the goal beyond the error of their mean. */
  private boolean isProof(Evaluation fresh) {
    LOG.info(
        "fresh episodes return {}, give or take {}", fresh.meanReturn(), 2 * fresh.standardError());
    return reachesGoal(fresh.meanReturn() - 2 * fresh.standardError());
  }

  private void judge(Evaluator evaluator) {
    if (!progress.isInterrupted()) {
      checkpoints.loadBestPolicy(algorithm);
      test(evaluator, EvaluationSeeds.last(settings.seed())).ifPresent(progress::judged);
    }
  }

  private Optional<Evaluation> test(Evaluator evaluator, long seed) {
    callbacks.forEach(callback -> callback.onTestStart(progress, settings.freshEpisodes()));
    Optional<Evaluation> test = evaluateFresh(evaluator, seed);
    test.ifPresent(measured -> callbacks.forEach(callback -> callback.onTest(progress, measured)));
    return test;
  }

  private Optional<Evaluation> evaluateFresh(Evaluator evaluator, long seed) {
    if (settings.evaluationEpisodes() == settings.freshEpisodes()) {
      return evaluate(evaluator, seed);
    }
    try (Evaluator fresh = new Evaluator(environments, settings, settings.freshEpisodes())) {
      return evaluate(fresh, seed);
    }
  }

  private Optional<Evaluation> evaluate(Evaluator evaluator, long seed) {
    return evaluator.evaluate(
        algorithm.policy(), seed, progress.environmentSteps(), progress::isInterrupted);
  }

  private void saveLast(VectorEnvironment training) {
    save(
        checkpoints.last(),
        state -> {
          algorithm.save(state);
          progress.save(state);
          metrics.save(state);
          callbacks.save(state);
          if (training.savesState()) {
            state.putBytes("environments", ByteBuffer.wrap(training.saveState()));
          }
        });
  }

  private void save(Path checkpoint, Consumer<StateWriter> content) {
    checkpoints.write(checkpoint, content);
    callbacks.forEach(callback -> callback.onCheckpoint(progress, checkpoint));
  }
}
