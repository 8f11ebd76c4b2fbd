package io.gymwire.envserver.cartpole;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.gymnasium.RealGymnasium;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures beside those that pygame draws for the real Gymnasium. */
@Tag("gymnasium")
class CartPolePictureGymnasiumTest {
  private static final Object[] POSITIONS_AND_ANGLES = {
    0.0, 0.0, 0.5, 0.1, -1.234, -0.2, 2.4, 0.21, -2.39, 0.05, 0.01, -0.4, 1.7, 0.003
  };

  @Test
  void looksLikeGymnasium() {
    ByteBuffer frames = RealGymnasium.run("frames.py", POSITIONS_AND_ANGLES);
    for (int i = 0; i < POSITIONS_AND_ANGLES.length; i += 2) {
      double position = (Double) POSITIONS_AND_ANGLES[i];
      double angle = (Double) POSITIONS_AND_ANGLES[i + 1];
      NdArray drawn = CartPolePicture.draw(position, angle);
      byte[] frame = new byte[drawn.byteLength()];
      frames.get(frame);
      NdArray expected = NdArray.wrap(DType.UINT8, ByteBuffer.wrap(frame), 400, 600, 3);
      String where = "position %s, angle %s".formatted(position, angle);
      assertThat(meanDifference(drawn, expected)).as(where).isLessThan(0.03);
      assertThat(differentPixels(drawn, expected)).as(where).isLessThan(40);
    }
    assertThat(frames.hasRemaining()).isFalse();
  }

  /** Returns the mean absolute difference of all bytes, of 255. */
  private static double meanDifference(NdArray left, NdArray right) {
    double sum = 0;
    for (int i = 0; i < left.size(); i++) {
      sum += Math.abs(left.getLong(i) - right.getLong(i));
    }
    return sum / left.size();
  }

  /** Returns how many pixels differ by more than a shade at an edge. */
  private static int differentPixels(NdArray left, NdArray right) {
    int count = 0;
    for (int i = 0; i < left.size(); i += 3) {
      boolean differs = false;
      for (int c = 0; c < 3; c++) {
        differs |= Math.abs(left.getLong(i + c) - right.getLong(i + c)) > 64;
      }
      count += differs ? 1 : 0;
    }
    return count;
  }
}
