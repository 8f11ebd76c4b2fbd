package io.gymwire.agentsdk.training;

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
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Environments that count down from a random number of 5 to 14 and reward action 1; every vector
 * that was made of them is kept for inspection.
 */
final class Counters implements Environments {
  static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Counter-v0", Box.of(0, 20, DType.FLOAT32, 1), Discrete.of(2));

  final List<Vector> made = new ArrayList<>();

  /** Sees every vector before it steps. */
  Consumer<Vector> watcher = vector -> {};

  private final boolean savesState;

  Counters(boolean savesState) {
    this.savesState = savesState;
  }

  @Override
  public List<EnvironmentSpec> specs() {
    return List.of(SPEC);
  }

  @Override
  public VectorEnvironment make(MakeRequest request) {
    assert request.autoresetMode() == AutoresetMode.SAME_STEP;
    Vector vector = new Vector(request.numEnvs(), savesState, stepping -> watcher.accept(stepping));
    made.add(vector);
    return vector;
  }

  @Override
  public void close() {}

  static final class Vector implements VectorEnvironment {
    final List<Long> seeds = new ArrayList<>();
    int steps;
    boolean closed;
    private final boolean savesState;
    private final NdArray left;
    private final Pcg64[] generators;
    private final VectorStep step;
    private final Consumer<Vector> watcher;

    Vector(int numEnvs, boolean savesState, Consumer<Vector> watcher) {
      this.watcher = watcher;
      this.savesState = savesState;
      left = NdArray.zeros(DType.FLOAT32, numEnvs, 1);
      generators = new Pcg64[numEnvs];
      step = new VectorStep(numEnvs, left);
    }

    @Override
    public EnvironmentSpec spec() {
      return SPEC;
    }

    @Override
    public int numEnvs() {
      return generators.length;
    }

    @Override
    public AutoresetMode autoresetMode() {
      return AutoresetMode.SAME_STEP;
    }

    @Override
    public VectorReset reset(ResetArguments arguments) {
      for (int i = 0; i < generators.length; i++) {
        long seed = arguments.seed(i).orElseThrow();
        seeds.add(seed);
        generators[i] = Pcg64.seeded(seed);
        begin(i);
      }
      return new VectorReset(left, Map.of());
    }

    @Override
    public VectorStep step(Object actions) {
      steps++;
      watcher.accept(this);
      List<FinalStep> finals = new ArrayList<>();
      for (int i = 0; i < generators.length; i++) {
        step.reward()[i] = ((NdArray) actions).getLong(i);
        left.setDouble(i, left.getDouble(i) - 1);
        step.terminated()[i] = left.getDouble(i) == 0;
        if (step.terminated()[i]) {
          finals.add(new FinalStep(i, NdArray.ofFloats(0), Map.of()));
          begin(i);
        }
      }
      step.set(left, Map.of(), finals);
      return step;
    }

    @Override
    public Optional<NdArray> render(int index) {
      return Optional.empty();
    }

    @Override
    public boolean savesState() {
      return savesState;
    }

    @Override
    public byte[] saveState() {
      ByteBuffer state = ByteBuffer.allocate(generators.length * (8 + Pcg64.STATE_BYTES));
      for (int i = 0; i < generators.length; i++) {
        state.putDouble(left.getDouble(i));
        generators[i].writeTo(state);
      }
      return state.array();
    }

    @Override
    public VectorReset restoreState(byte[] state) {
      ByteBuffer bytes = ByteBuffer.wrap(state);
      for (int i = 0; i < generators.length; i++) {
        left.setDouble(i, bytes.getDouble());
        generators[i] = Pcg64.readFrom(bytes);
      }
      return new VectorReset(left, Map.of());
    }

    @Override
    public void close() {
      closed = true;
    }

    private void begin(int index) {
      left.setLong(index, 5 + generators[index].integers(10));
    }
  }
}
