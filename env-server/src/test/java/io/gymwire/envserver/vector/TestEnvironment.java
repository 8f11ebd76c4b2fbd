package io.gymwire.envserver.vector;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts its steps; action 9 throws, action 8 ends the episode, action 7 sleeps a millisecond. Its
 * observations have every kind of part, its infos every kind of value.
 */
final class TestEnvironment implements Environment {
  static final Space OBSERVATIONS =
      Dict.inOrder(
          Map.of(
              "parts", Tuple.of(Discrete.of(100), Text.of(8), Box.of(0, 100, DType.FLOAT32, 2))));

  private final NdArray numbers = NdArray.zeros(DType.FLOAT32, 2);
  boolean closed;
  private long count;

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return Discrete.of(10);
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    if (options.containsKey("refused")) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "options", "refused is not allowed");
    }
    if (options.containsKey("broken")) {
      throw new IllegalStateException("broken at reset");
    }
    count = seed.orElse(0);
    return new Reset(observe(), Map.of("begun", true));
  }

  @Override
  public Step step(Object action) {
    if ((Long) action == 9) {
      throw new StackOverflowError("too deep");
    }
    if ((Long) action == 7) {
      LockSupport.parkNanos(1_000_000);
    }
    count++;
    Map<String, Object> info =
        count % 2 == 0 ? Map.of("even", count, "nested", Map.of("half", count / 2.0)) : Map.of();
    return new Step(observe(), (double) count, (Long) action == 8, false, info);
  }

  @Override
  public void close() {
    closed = true;
  }

  private Object observe() {
    numbers.setLong(0, count);
    numbers.setDouble(1, count + 0.5);
    return Map.of("parts", List.of(count, "n" + count, numbers));
  }
}
