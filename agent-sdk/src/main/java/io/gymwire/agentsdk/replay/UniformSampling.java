package io.gymwire.agentsdk.replay;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;

/** Draws every transition with the same probability, with replacement (Mnih et al. 2015). */
final class UniformSampling implements Sampling {

  @Override
  public void added(int place) {}

  @Override
  public void draw(Pcg64 generator, int size, double beta, ReplayBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      batch.place().setLong(row, generator.integers(size));
      batch.weight().setDouble(row, 1);
    }
  }

  @Override
  public void learnt(ReplayBatch batch, NdArray errors) {}

  @Override
  public void save(StateWriter state, int size) {}

  @Override
  public boolean load(StateReader state, int size) {
    return true;
  }
}
