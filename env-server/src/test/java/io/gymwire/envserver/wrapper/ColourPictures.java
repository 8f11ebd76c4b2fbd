package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.util.Map;
import java.util.OptionalLong;

/** Pictures of 2 x 4 pixels whose bytes tell channel, row and column. */
final class ColourPictures implements Environment {
  @Override
  public Space observationSpace() {
    return Box.of(0, 255, DType.UINT8, 2, 4, 3);
  }

  @Override
  public Space actionSpace() {
    return Discrete.of(2);
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    return Reset.of(picture());
  }

  @Override
  public Step step(Object action) {
    return Step.transition(picture(), 0);
  }

  private static NdArray picture() {
    NdArray picture = NdArray.zeros(DType.UINT8, 2, 4, 3);
    for (int i = 0; i < picture.size(); i++) {
      picture.setLong(i, 100 * (i % 3) + 10 * (i / 12) + i / 3 % 4);
    }
    return picture;
  }
}
