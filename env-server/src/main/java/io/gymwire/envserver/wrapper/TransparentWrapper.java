package io.gymwire.envserver.wrapper;

import io.gymwire.envserver.batch.InPlace;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;

/** A wrapper that hands on each observation as it is. */
abstract class TransparentWrapper extends EnvironmentWrapper implements InPlace {
  TransparentWrapper(Environment environment) {
    super(environment);
  }

  /** Returns the environment whose observations {@code environment} hands on, or makes itself. */
  static Environment observed(Environment environment) {
    Environment maker = environment;
    while (maker instanceof TransparentWrapper wrapper) {
      maker = wrapper.inner();
    }
    return maker;
  }

  @Override
  public final void writeTo(NdArray memory) {
    InPlace.offer(inner(), memory);
  }
}
