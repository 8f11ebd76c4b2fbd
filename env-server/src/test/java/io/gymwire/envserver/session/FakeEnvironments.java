package io.gymwire.envserver.session;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Environments whose every number a test can tell in advance. An observation is (steps since the
 * session began, last action, last seed or -1), the reward is the action, and an episode ends with
 * every fifth step. Action 2 does what the id says.
 */
public final class FakeEnvironments implements Environments {
  public static final String COUNT = "Count-v0";

  /** Action 2 throws. */
  public static final String FAILING = "Failing-v0";

  /** Action 2 returns an info that no codec knows. */
  public static final String UNSENDABLE = "Unsendable-v0";

  /** Action 2 runs out of memory. */
  public static final String EXHAUSTING = "Exhausting-v0";

  /** Action 2 returns an info that takes more memory to encode than there is. */
  public static final String ENDLESS = "Endless-v0";

  /** Fails when asked what it is. */
  public static final String NAMELESS = "Nameless-v0";

  /** Action 2 waits for {@link #gate}. */
  public static final String SLOW = "Slow-v0";

  public static final String UNAVAILABLE = "Unavailable-v0";

  private static final int EPISODE_STEPS = 5;

  public final Semaphore gate = new Semaphore(0);
  public final Semaphore atGate = new Semaphore(0);
  public final AtomicInteger open = new AtomicInteger();
  public final AtomicInteger steps = new AtomicInteger();

  @Override
  public List<EnvironmentSpec> specs() {
    return List.of(
        spec(COUNT),
        spec(ENDLESS),
        spec(EXHAUSTING),
        spec(FAILING),
        spec(NAMELESS),
        spec(SLOW),
        spec(UNSENDABLE));
  }

  @Override
  public VectorEnvironment make(MakeRequest request) {
    if (request.envId().equals(UNAVAILABLE)) {
      throw new GymWireException(ErrorCode.UNAVAILABLE_ENVIRONMENT, "its ROM is missing");
    }
    if (specs().stream().noneMatch(spec -> spec.id().equals(request.envId()))) {
      throw new GymWireException(
          ErrorCode.UNKNOWN_ENVIRONMENT, "env_id", "unknown environment " + request.envId());
    }
    open.incrementAndGet();
    return new FakeVector(request);
  }

  @Override
  public void close() {}

  private static EnvironmentSpec spec(String id) {
    return EnvironmentSpec.of(
        id,
        Box.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, DType.FLOAT32, 3),
        Discrete.of(3));
  }

  private final class FakeVector implements VectorEnvironment {
    private final MakeRequest request;
    private final NdArray observation;
    private final VectorStep step;
    private int count;
    private boolean resetNeeded = true;
    private boolean closed;

    FakeVector(MakeRequest request) {
      this.request = request;
      this.observation = NdArray.zeros(DType.FLOAT32, request.numEnvs(), 3);
      this.step = new VectorStep(request.numEnvs(), observation);
    }

    @Override
    public EnvironmentSpec spec() {
      return FakeEnvironments.spec(request.envId());
    }

    @Override
    public int numEnvs() {
      return request.numEnvs();
    }

    @Override
    public AutoresetMode autoresetMode() {
      return request.autoresetMode();
    }

    @Override
    public VectorReset reset(ResetArguments arguments) {
      if (!arguments.options().isEmpty()) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE, "options", "this environment has no options");
      }
      for (int i = 0; i < numEnvs(); i++) {
        observe(i, 0, arguments.seed(i).orElse(-1));
      }
      resetNeeded = false;
      return new VectorReset(observation, Map.of());
    }

    @Override
    public VectorStep step(Object actions) {
      if (resetNeeded) {
        throw new GymWireException(ErrorCode.RESET_NEEDED, "reset first");
      }
      steps.incrementAndGet();
      count++;
      Map<String, Object> info = info();
      for (int i = 0; i < numEnvs(); i++) {
        long action = ((NdArray) actions).getLong(i);
        if (action == 2) {
          info = special(info);
        }
        observe(i, action, (long) observation.getFloat(3 * i + 2));
        step.reward()[i] = action;
        step.terminated()[i] = count % EPISODE_STEPS == 0;
        step.truncated()[i] = false;
      }
      resetNeeded = autoresetMode() == AutoresetMode.DISABLED && step.ended(0);
      step.set(observation, info, List.of());
      return step;
    }

    private Map<String, Object> info() {
      long[] counts = new long[numEnvs()];
      boolean[] mask = new boolean[numEnvs()];
      Arrays.fill(counts, count);
      Arrays.fill(mask, true);
      return Map.of("count", NdArray.ofLongs(counts), "_count", NdArray.ofBooleans(mask));
    }

    private Map<String, Object> special(Map<String, Object> info) {
      switch (request.envId()) {
        case FAILING -> throw new IllegalStateException("a bug of its author");
        case EXHAUSTING -> throw new OutOfMemoryError("of the environment");
        case ENDLESS -> {
          return Map.of("endless", new Endless());
        }
        case UNSENDABLE -> {
          return Map.of("strange", new Object());
        }
        case SLOW -> {
          atGate.release();
          gate.acquireUninterruptibly();
          return info;
        }
        default -> {
          return info;
        }
      }
    }

    private void observe(int index, long action, long seed) {
      observation.setDouble(3 * index, count);
      observation.setLong(3 * index + 1, action);
      observation.setLong(3 * index + 2, seed);
    }

    @Override
    public Optional<NdArray> render(int index) {
      return Optional.empty();
    }

    @Override
    public boolean savesState() {
      if (request.envId().equals(NAMELESS)) {
        throw new IllegalStateException("a bug of its author");
      }
      return true;
    }

    @Override
    public byte[] saveState() {
      return ByteBuffer.allocate(4).putInt(count).array();
    }

    @Override
    public VectorReset restoreState(byte[] state) {
      if (state.length != 4) {
        throw new GymWireException(ErrorCode.INVALID_VALUE, "state", "not a state of this session");
      }
      count = ByteBuffer.wrap(state).getInt();
      resetNeeded = false;
      for (int i = 0; i < numEnvs(); i++) {
        observe(i, -1, -1);
      }
      return new VectorReset(observation, Map.of());
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }

  private static final class Endless extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new OutOfMemoryError("of the encoder");
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
