package io.gymwire.agentsdk.training;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the policies of the k best evaluations, each as {@code best-<environment steps>.gymwire}.
 */
final class BestCheckpoints implements Callback {
  private static final String PREFIX = "best-";
  private static final Comparator<Kept> WORST_FIRST =
      Comparator.comparingDouble(Kept::value)
          .thenComparing(Comparator.comparingLong(Kept::step).reversed());

  private final int count;
  private final EvaluationMeasure measure;
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(long step, double value) {}

  /** Keeps {@code count} of them, which {@code measure} finds best. */
  BestCheckpoints(int count, EvaluationMeasure measure) {
    this.count = count;
    this.measure = measure;
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    Checkpoints checkpoints = new Checkpoints(run.directory());
    Kept candidate = new Kept(run.environmentSteps(), measure.of(evaluation));
    kept.removeIf(other -> other.step == candidate.step);
    kept.add(candidate);
    kept.sort(WORST_FIRST);
    if (kept.size() > count) {
      Kept worst = kept.remove(0);
      delete(checkpoints, worst);
    }
    if (kept.contains(candidate)) {
      checkpoints.write(checkpoints.named(name(candidate)), run.algorithm()::savePolicy);
    }
  }

  @Override
  public void save(StateWriter state) {
    ByteBuffer bytes = CheckpointFormat.buffer(kept.size() * 2 * Long.BYTES);
    kept.forEach(one -> bytes.putLong(one.step).putDouble(one.value));
    state.putBytes("kept", bytes.flip());
  }

  @Override
  public void load(StateReader state) {
    kept.clear();
    ByteBuffer bytes = state.getBytes("kept");
    while (bytes.hasRemaining()) {
      kept.add(new Kept(bytes.getLong(), bytes.getDouble()));
    }
  }

  private static void delete(Checkpoints checkpoints, Kept old) {
    try {
      Files.deleteIfExists(checkpoints.named(name(old)));
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR, "cannot delete the checkpoint " + name(old), e);
    }
  }

  private static String name(Kept one) {
    return PREFIX + Checkpoints.number(one.step);
  }
}
