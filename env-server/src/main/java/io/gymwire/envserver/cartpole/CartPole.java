package io.gymwire.envserver.cartpole;

import io.gymwire.envserver.random.Generators;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One cart with a pole to balance: Gymnasium's {@code CartPoleEnv}. */
final class CartPole implements Environment {
  private final CartPoleArguments arguments;
  private final CartPoles cart;
  private final float[] elements = new float[CartPoles.OBSERVATION_SIZE];
  private final NdArray observation = NdArray.zeros(DType.FLOAT32, CartPoles.OBSERVATION_SIZE);
  private final FloatBuffer memory = observation.buffer().asFloatBuffer();
  private Optional<Pcg64> generator = Optional.empty();

  CartPole(CartPoleArguments arguments) {
    this.arguments = arguments;
    this.cart = new CartPoles(1, arguments.semiImplicit());
  }

  @Override
  public Space observationSpace() {
    return CartPoleSpaces.OBSERVATION;
  }

  @Override
  public Space actionSpace() {
    return CartPoleSpaces.ACTION;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    ResetBounds bounds = ResetBounds.of(options);
    if (seed.isPresent() || generator.isEmpty()) {
      generator = Optional.of(Generators.of(seed));
    }
    cart.place(0, bounds, generator.get());
    return Reset.of(observe());
  }

  @Override
  public Step step(Object action) {
    cart.push(0, (Long) action);
    return cart.fallen(0)
        ? Step.termination(observe(), arguments.fallReward())
        : Step.transition(observe(), arguments.stayReward());
  }

  @Override
  public Optional<NdArray> render() {
    return generator.map(unused -> CartPolePicture.draw(cart.position[0], cart.angle[0]));
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public byte[] saveState() {
    StateOutput out = new StateOutput(kind());
    cart.save(out);
    out.putBoolean(generator.isPresent());
    generator.ifPresent(out::putGenerator);
    return out.finish();
  }

  @Override
  public void restoreState(byte[] state) {
    StateInput in = new StateInput(state, kind());
    cart.restore(in);
    generator = in.nextBoolean() ? Optional.of(in.nextGenerator()) : Optional.empty();
    in.end();
  }

  /** Returns the state, float64: position, velocity, angle, angular velocity. */
  double[] state() {
    return new double[] {
      cart.position[0], cart.velocity[0], cart.angle[0], cart.angularVelocity[0]
    };
  }

  private String kind() {
    return "CartPole " + arguments;
  }

  private NdArray observe() {
    cart.observe(0, elements);
    memory.put(0, elements);
    return observation;
  }
}
