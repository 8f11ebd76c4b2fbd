package io.gymwire.agentsdk.remote;

import io.gymwire.envserver.vector.SyncVectorEnvironment;
import io.gymwire.envserver.wrapper.Wrappers;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * One environment with every kind of space and of info in it, which counts its steps and fails when
 * told to.
 */
final class OddEnvironments implements Environments {
  static final AtomicLong STEPS = new AtomicLong();

  private static final Space OBSERVATIONS =
      Dict.of(
          Map.of(
              "box", Box.of(-1, 1, DType.FLOAT32, 2, 2),
              "bytes", Box.of(0, 255, DType.UINT8, 3),
              "discrete", Discrete.of(5, -2),
              "parts", Tuple.of(MultiBinary.of(3), Text.of(8), MultiDiscrete.of(3, 4)),
              "real", Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT64)));
  private static final Space ACTIONS =
      Dict.of(Map.of("choice", Discrete.of(3), "force", Box.of(-2, 2, DType.FLOAT32, 2)));
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Odd-v0", OBSERVATIONS, ACTIONS).withRewardThreshold(3.5);

  @Override
  public List<EnvironmentSpec> specs() {
    return List.of(SPEC);
  }

  @Override
  public VectorEnvironment make(MakeRequest request) {
    List<Environment> environments =
        Stream.generate(() -> wrapped(request)).limit(request.numEnvs()).toList();
    return new SyncVectorEnvironment(SPEC, environments, request.autoresetMode(), "odd");
  }

  @Override
  public void close() {}

  private static Environment wrapped(MakeRequest request) {
    Environment environment = new Odd();
    for (WrapperSpec wrapper : request.wrappers()) {
      environment = Wrappers.wrap(environment, wrapper);
    }
    return environment;
  }

  private static final class Odd implements Environment {
    private long state;
    private boolean failsNext;

    @Override
    public Space observationSpace() {
      return OBSERVATIONS;
    }

    @Override
    public Space actionSpace() {
      return ACTIONS;
    }

    @Override
    public Reset reset(OptionalLong seed, Map<String, Object> options) {
      state = seed.orElse(state + 1);
      failsNext = options.containsKey("fail");
      return new Reset(observation(), Map.of("state", state));
    }

    @Override
    public Step step(Object action) {
      STEPS.incrementAndGet();
      if (failsNext) {
        failsNext = false;
        throw new IllegalStateException("told to fail");
      }
      long choice = (Long) ((Map<?, ?>) action).get("choice");
      float force = ((NdArray) ((Map<?, ?>) action).get("force")).getFloat(1);
      state = state * 31 + choice + Float.floatToIntBits(force);
      double reward =
          switch ((int) Math.floorMod(state, 7L)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            default -> state / 3.0;
          };
      boolean terminated = Math.floorMod(state, 5L) == 0;
      boolean truncated = Math.floorMod(state, 9L) == 0;
      return new Step(observation(), reward, terminated, truncated, info());
    }

    private Object observation() {
      Map<String, Object> observation = new LinkedHashMap<>();
      observation.put("box", bits(DType.FLOAT32, 2, 2));
      observation.put("bytes", bits(DType.UINT8, 3));
      observation.put("discrete", Math.floorMod(state, 5L) - 2);
      observation.put(
          "parts",
          List.of(
              remainders(DType.INT8, 2, 3),
              "t\u00e9xt" + Math.floorMod(state, 100L),
              remainders(DType.INT64, 3, 2)));
      NdArray real = NdArray.zeros(DType.FLOAT64);
      real.setDouble(0, state % 4 == 0 ? Double.NaN : state * 1e-3);
      observation.put("real", real);
      return observation;
    }

    private Map<String, Object> info() {
      Map<String, Object> info = new LinkedHashMap<>();
      info.put("count", state);
      info.put("ratio", 1.0 / (1 + Math.floorMod(state, 10L)));
      if (state % 2 == 0) {
        info.put("even", true);
        info.put("name", "even " + state);
        info.put("nested", Collections.singletonMap("depth", 2L));
      }
      return info;
    }

    private NdArray bits(DType dtype, int... shape) {
      NdArray array = NdArray.zeros(dtype, shape);
      for (int i = 0; i < array.size(); i++) {
        array.setDouble(i, Math.floorMod(state * (i + 1), 256L) / (dtype.isFloating() ? 256.0 : 1));
      }
      return array;
    }

    private NdArray remainders(DType dtype, int modulus, int length) {
      NdArray array = NdArray.zeros(dtype, length);
      for (int i = 0; i < length; i++) {
        array.setLong(i, Math.floorMod(state + i, (long) modulus));
      }
      return array;
    }
  }
}
