package io.gymwire.agents.catching;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A ball falls from the top of 6x6 cells, straight or drifting to one side, which only its motion
 * tells; the paddle at the bottom goes left, stays or goes right. Reward at the end: 1 for a catch,
 * else -1.
 */
final class Catch implements Environment {
  private static final int CELLS = 6;

  private final int pixels;
  private final NdArray picture;
  private Pcg64 random = Pcg64.seeded(0);
  private int row;
  private int column;
  private int drift;
  private int paddle;

  Catch(int pixels) {
    this.pixels = pixels;
    this.picture = NdArray.zeros(DType.UINT8, pixels, pixels);
  }

  static Box pictures(int pixels) {
    return Box.of(0, 255, DType.UINT8, pixels, pixels);
  }

  @Override
  public Space observationSpace() {
    return pictures(pixels);
  }

  @Override
  public Space actionSpace() {
    return Discrete.of(3);
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    seed.ifPresent(value -> random = Pcg64.seeded(value));
    row = 0;
    column = (int) random.integers(CELLS);
    drift = (int) random.integers(3) - 1;
    paddle = (int) random.integers(CELLS);
    return Reset.of(draw());
  }

  @Override
  public Step step(Object action) {
    paddle = Math.floorMod(paddle + ((Long) action).intValue() - 1, CELLS);
    column = Math.floorMod(column + drift, CELLS);
    row++;
    boolean ended = row == CELLS - 1;
    double reward = !ended ? 0 : column == paddle ? 1 : -1;
    return new Step(draw(), reward, ended, false, Map.of());
  }

  @Override
  public boolean savesState() {
    return true;
  }

  @Override
  public byte[] saveState() {
    ByteBuffer state = ByteBuffer.allocate(16 + Pcg64.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    state.putInt(row).putInt(column).putInt(drift).putInt(paddle);
    random.writeTo(state);
    return state.array();
  }

  @Override
  public void restoreState(byte[] saved) {
    ByteBuffer state = ByteBuffer.wrap(saved).order(ByteOrder.LITTLE_ENDIAN);
    row = state.getInt();
    column = state.getInt();
    drift = state.getInt();
    paddle = state.getInt();
    random = Pcg64.readFrom(state);
    draw();
  }

  private NdArray draw() {
    for (int i = 0; i < picture.size(); i++) {
      picture.setLong(i, 0);
    }
    fill(CELLS - 1, paddle, 128);
    fill(row, column, 255);
    return picture;
  }

  private void fill(int cellRow, int cellColumn, int gray) {
    int side = pixels / CELLS;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setLong((cellRow * side + y) * pixels + cellColumn * side + x, gray);
      }
    }
  }
}
