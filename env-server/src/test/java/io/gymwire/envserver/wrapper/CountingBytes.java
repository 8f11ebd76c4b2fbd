package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalLong;

/** The environment {@code Bytes} of wrappers.py. */
final class CountingBytes implements Environment {
  private int count;

  @Override
  public Space observationSpace() {
    return Box.of(0, 255, DType.UINT8, 3, 2);
  }

  @Override
  public Space actionSpace() {
    return Discrete.of(2);
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    count = 0;
    return Reset.of(look());
  }

  @Override
  public Step step(Object action) {
    count += 7;
    double reward = count % 5 - 2;
    return count > 300 ? Step.termination(look(), reward) : Step.transition(look(), reward);
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public byte[] saveState() {
    return ByteBuffer.allocate(4).putInt(count).array();
  }

  @Override
  public void restoreState(byte[] state) {
    count = ByteBuffer.wrap(state).getInt();
  }

  private NdArray look() {
    NdArray bytes = NdArray.zeros(DType.UINT8, 3, 2);
    for (int i = 0; i < bytes.size(); i++) {
      bytes.setLong(i, i * 31L + count);
    }
    return bytes;
  }
}
