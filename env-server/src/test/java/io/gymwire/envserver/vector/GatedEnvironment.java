package io.gymwire.envserver.vector;

import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** A {@link TestEnvironment} behind a gate, which makes it as slow as a test wants. */
final class GatedEnvironment implements Environment {
  private final TestEnvironment environment = new TestEnvironment();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(0);

  void shut() {
    gate = new CountDownLatch(1);
  }

  void open() {
    gate.countDown();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  @Override
  public Space observationSpace() {
    return environment.observationSpace();
  }

  @Override
  public Space actionSpace() {
    return environment.actionSpace();
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    pass();
    return environment.reset(seed, options);
  }

  @Override
  public Step step(Object action) {
    pass();
    return environment.step(action);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void pass() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
