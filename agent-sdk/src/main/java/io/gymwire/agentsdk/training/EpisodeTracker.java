package io.gymwire.agentsdk.training;

import io.gymwire.protocol.environment.VectorStep;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Adds up the return and the length of the episode under way in each training environment. */
final class EpisodeTracker {
  private static final int RECENT = 100;

  private final double[] returns;
  private final long[] lengths;
  private final Deque<Double> recent = new ArrayDeque<>();
  private long count;

  EpisodeTracker(int numEnvs) {
    returns = new double[numEnvs];
    lengths = new long[numEnvs];
  }

  /**
   * Takes a step of all environments and returns the episodes that ended with it, in the
   * environments' order.
   */
  List<Episode> track(VectorStep step) {
    List<Episode> ended = List.of();
    for (int i = 0; i < returns.length; i++) {
      returns[i] += step.reward()[i];
      lengths[i]++;
      if (step.ended(i)) {
        ended = ended.isEmpty() ? new ArrayList<>() : ended;
        ended.add(end(i, step));
      }
    }
    return ended;
  }

  /** Forgets the episodes under way: the environments were reset. */
  void abandon() {
    for (int i = 0; i < returns.length; i++) {
      returns[i] = 0;
      lengths[i] = 0;
    }
  }

  long count() {
    return count;
  }

  Optional<Double> recentReturn() {
    if (recent.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(recent.stream().mapToDouble(Double::doubleValue).sum() / recent.size());
  }

  void save(StateWriter state) {
    ByteBuffer bytes = CheckpointFormat.buffer((2 * returns.length + recent.size()) * Long.BYTES);
    for (int i = 0; i < returns.length; i++) {
      bytes.putDouble(returns[i]).putLong(lengths[i]);
    }
    recent.forEach(bytes::putDouble);
    state.putBytes("episodes/tracked", bytes.flip());
    state.putLong("episodes/count", count);
  }

  void load(StateReader state) {
    ByteBuffer bytes = state.getBytes("episodes/tracked");
    for (int i = 0; i < returns.length; i++) {
      returns[i] = bytes.getDouble();
      lengths[i] = bytes.getLong();
    }
    recent.clear();
    while (bytes.hasRemaining()) {
      recent.add(bytes.getDouble());
    }
    count = state.getLong("episodes/count");
  }

  private Episode end(int index, VectorStep step) {
    Episode episode =
        new Episode(
            index,
            returns[index],
            lengths[index],
            step.terminated()[index],
            step.truncated()[index]);
    returns[index] = 0;
    lengths[index] = 0;
    count++;
    recent.add(episode.episodeReturn());
    if (recent.size() > RECENT) {
      recent.remove();
    }
    return episode;
  }
}
