package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a vector told an agent, line by line and bit for bit, to be compared with what
 * another told.
 */
final class Transcript {
  private final VectorEnvironment environment;
  private final Space actionSpace;
  private final Pcg64 generator;
  private final List<String> lines = new ArrayList<>();

  Transcript(VectorEnvironment environment, long seed) {
    this.environment = environment;
    this.actionSpace = environment.singleActionSpace().batch(environment.numEnvs());
    this.generator = Pcg64.seeded(seed);
  }

  /**
   * Returns what {@code environment} tells in {@code steps} random steps after a reset with {@code
   * seed}.
   */
  static List<String> of(VectorEnvironment environment, long seed, int steps) {
    Transcript transcript = new Transcript(environment, seed);
    transcript.reset(ResetArguments.seeded(seed, environment.numEnvs()));
    transcript.steps(steps);
    return transcript.lines();
  }

  List<String> lines() {
    return lines;
  }

  void reset(ResetArguments arguments) {
    add(environment.reset(arguments));
  }

  void add(VectorReset reset) {
    lines.add("reset " + text(reset.observation()) + " " + text(reset.info()));
  }

  /** Does random steps; in mode DISABLED it resets what has ended. */
  void steps(int count) {
    for (int i = 0; i < count; i++) {
      VectorStep step = environment.step(actionSpace.sample(generator));
      add(step);
      if (environment.autoresetMode() == AutoresetMode.DISABLED) {
        resetEnded(step);
      }
    }
  }

  private void resetEnded(VectorStep step) {
    boolean[] mask = new boolean[environment.numEnvs()];
    boolean anyEnded = false;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = step.ended(i);
      anyEnded |= mask[i];
    }
    if (anyEnded) {
      reset(ResetArguments.masked(mask));
    }
  }

  private void add(VectorStep step) {
    StringBuilder line = new StringBuilder("step ").append(text(step.observation()));
    for (int i = 0; i < environment.numEnvs(); i++) {
      line.append(' ')
          .append(Double.toHexString(step.reward()[i]))
          .append(step.terminated()[i] ? "T" : "")
          .append(step.truncated()[i] ? "L" : "");
    }
    line.append(' ').append(text(step.info()));
    for (FinalStep last : step.finals()) {
      line.append(" final ").append(last.index()).append(text(last.observation()));
      line.append(text(last.info()));
    }
    lines.add(line.toString());
  }

  /**
   * Shows dtype, shape and every byte of arrays, and maps in the order of their keys without {@code
   * t}, a time.
   */
  static String text(Object value) {
    if (value instanceof NdArray array) {
      byte[] bytes = new byte[array.byteLength()];
      array.buffer().get(0, bytes);
      return array.dtype() + Arrays.toString(array.shape()) + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> texts = new TreeMap<>();
      map.forEach((key, item) -> texts.put((String) key, key.equals("t") ? "" : text(item)));
      return texts.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Transcript::text).toList().toString();
    }
    return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
  }
}
