package io.gymwire.envserver.cartpole;

import io.gymwire.envserver.random.Generators;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.envserver.vector.ResetCheck;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.random.Pcg64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * N CartPoles that draw from one generator: Gymnasium's {@code CartPoleVectorEnv}, which it calls
 * CartPole's vector entry point.
 *
 * <p>A reset draws all positions first, then all velocities, angles and angular velocities. Ended
 * episodes restart in the next step, from the bounds of the latest reset.
 */
final class CartPoleSharedVector implements VectorEnvironment {
  private final EnvironmentSpec spec;
  private final String kind;
  private final CartPoleBatch batch;
  private final boolean[] ended;
  private Optional<Pcg64> generator = Optional.empty();
  private ResetBounds bounds = ResetBounds.DEFAULT;
  private boolean begun;

  CartPoleSharedVector(EnvironmentSpec spec, int count, CartPoleArguments arguments) {
    int limit = spec.maxEpisodeSteps().orElse(Integer.MAX_VALUE);
    this.spec = spec;
    this.kind = "%d x CartPole of one generator %s, limit %d".formatted(count, arguments, limit);
    // Gymnasium negates an array here, hence the sign of this zero.
    double stayReward = arguments.suttonBartoReward() ? -0.0 : 1;
    this.batch = new CartPoleBatch(count, arguments, stayReward, limit);
    this.ended = new boolean[count];
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public int numEnvs() {
    return batch.count;
  }

  @Override
  public boolean isQuick() {
    return batch.isQuick();
  }

  @Override
  public AutoresetMode autoresetMode() {
    return AutoresetMode.NEXT_STEP;
  }

  @Override
  public VectorReset reset(ResetArguments arguments) {
    ResetCheck.check(arguments, batch.count, begun);
    if (arguments.resetMask().isPresent()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "reset_mask",
          "a vector with one generator resets all its environments at once; allowed: no reset_mask");
    }
    ResetBounds newBounds = ResetBounds.of(arguments.options());
    OptionalLong seed = seed(arguments);
    if (seed.isPresent() || generator.isEmpty()) {
      generator = Optional.of(Generators.of(seed));
    }
    bounds = newBounds;
    for (int i = 0; i < batch.count; i++) {
      ended[i] = true;
    }
    resetEnded();
    batch.markEnded(ended);
    begun = true;
    batch.observe();
    return new VectorReset(batch.observation, Map.of());
  }

  @Override
  public VectorStep step(Object actions) {
    ResetCheck.requireBegun(begun);
    batch.take(actions);
    batch.push();
    resetEnded();
    batch.markEnded(ended);
    batch.observe();
    return batch.step;
  }

  @Override
  public Optional<NdArray> render(int index) {
    return begun ? Optional.of(batch.picture(index)) : Optional.empty();
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public byte[] saveState() {
    StateOutput out = new StateOutput(kind);
    out.putBoolean(begun);
    if (begun) {
      batch.save(out);
      out.putBooleans(ended).putDouble(bounds.low()).putDouble(bounds.high());
      out.putGenerator(generator.orElseThrow());
    }
    return out.finish();
  }

  @Override
  public VectorReset restoreState(byte[] state) {
    StateInput in = new StateInput(state, kind);
    begun = in.nextBoolean();
    if (begun) {
      batch.restore(in);
      in.nextBooleans(ended);
      bounds = new ResetBounds(in.nextDouble(), in.nextDouble());
      generator = Optional.of(in.nextGenerator());
    }
    in.end();
    batch.observe();
    return new VectorReset(batch.observation, Map.of());
  }

  @Override
  public void close() {
    // Nothing here outlives the garbage collector.
  }

  /**
   * Returns the one seed of the vector: that of its first environment, which the others' follow one
   * by one.
   */
  private OptionalLong seed(ResetArguments arguments) {
    OptionalLong first = arguments.seed(0);
    for (int i = 1; i < batch.count; i++) {
      OptionalLong seed = arguments.seed(i);
      if (seed.isPresent() != first.isPresent()
          || (seed.isPresent() && seed.getAsLong() != first.getAsLong() + i)) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            "seed",
            "a vector with one generator takes one seed, not one for each environment");
      }
    }
    return first;
  }

  private void resetEnded() {
    for (int i = 0; i < ended.length; i++) {
      if (ended[i]) {
        batch.clear(i);
      }
    }
    CartPoles carts = batch.carts;
    drawEnded(carts.position);
    drawEnded(carts.velocity);
    drawEnded(carts.angle);
    drawEnded(carts.angularVelocity);
  }

  private void drawEnded(double[] variable) {
    Pcg64 random = generator.orElseThrow();
    for (int i = 0; i < ended.length; i++) {
      if (ended[i]) {
        variable[i] = random.uniform(bounds.low(), bounds.high());
      }
    }
  }
}
