package io.gymwire.protocol.space;

import io.gymwire.protocol.random.Pcg64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws from a space as Gymnasium does after {@code space.seed(seed)}: {@code
 * SpaceSampler.seeded(space, seed)} and then {@link #sample()} give the same members in the same
 * order.
 *
 * <p>Each space within a Tuple or Dict has its own generator, seeded by a draw of the one around
 * it.
 */
public final class SpaceSampler {
  private static final long SEEDS_OF_PARTS = Integer.MAX_VALUE;

  private final Space space;
  private final Pcg64 generator;
  private final List<SpaceSampler> parts;

  private SpaceSampler(Space space, Pcg64 generator, List<SpaceSampler> parts) {
    this.space = space;
    this.generator = generator;
    this.parts = parts;
  }

  /** Returns a sampler that starts from {@code seed}, an integer from 0 on. */
  public static SpaceSampler seeded(Space space, long seed) {
    Pcg64 generator = Pcg64.seeded(seed);
    List<SpaceSampler> parts = new ArrayList<>();
    for (Space part : partsOf(space)) {
      parts.add(seeded(part, generator.integers(SEEDS_OF_PARTS)));
    }
    return new SpaceSampler(space, generator, parts);
  }

  /** Returns the next member. */
  public Object sample() {
    if (space instanceof Tuple) {
      return parts.stream().map(SpaceSampler::sample).toList();
    }
    if (space instanceof Dict dict) {
      Map<String, Object> sample = new LinkedHashMap<>();
      int next = 0;
      for (String key : dict.spaces().keySet()) {
        sample.put(key, parts.get(next++).sample());
      }
      return sample;
    }
    return space.sample(generator);
  }

  private static List<Space> partsOf(Space space) {
    if (space instanceof Tuple tuple) {
      return tuple.spaces();
    }
    if (space instanceof Dict dict) {
      return List.copyOf(dict.spaces().values());
    }
    return List.of();
  }
}
