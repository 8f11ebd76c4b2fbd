package io.gymwire.agentsdk.training;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.random.Pcg64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * "Learns" by counting: its policy does action 1 as long as its skill is above the number that is
 * left.
 */
final class Habit implements Algorithm {
  private Pcg64 generator = Pcg64.seeded(0);
  private double skill;
  private double sum;

  @Override
  public String name() {
    return "habit";
  }

  @Override
  public Object explore(Object observation, Map<String, Object> info, long environmentSteps) {
    NdArray actions = NdArray.zeros(DType.INT64, ((NdArray) observation).length(0));
    for (int i = 0; i < actions.size(); i++) {
      sum += ((NdArray) observation).getDouble(i);
      actions.setLong(i, generator.integers(2));
    }
    return actions;
  }

  @Override
  public void observe(VectorStep step) {
    for (double reward : step.reward()) {
      sum += reward;
    }
  }

  @Override
  public int update(long environmentSteps, Metrics metrics) {
    skill = environmentSteps / 100.0;
    metrics.log("train/sum", sum);
    return 2;
  }

  @Override
  public Policy policy() {
    return (observation, info) -> {
      NdArray left = (NdArray) observation;
      NdArray actions = NdArray.zeros(DType.INT64, left.length(0));
      for (int i = 0; i < actions.size(); i++) {
        actions.setBoolean(i, left.getDouble(i) < skill);
      }
      return actions;
    };
  }

  @Override
  public void savePolicy(StateWriter state) {
    state.putDouble("habit/skill", skill);
  }

  @Override
  public void loadPolicy(StateReader state) {
    skill = state.getDouble("habit/skill");
  }

  @Override
  public void save(StateWriter state) {
    savePolicy(state);
    state.putDouble("habit/sum", sum);
    ByteBuffer bytes = ByteBuffer.allocate(Pcg64.STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    generator.writeTo(bytes);
    state.putBytes("habit/generator", bytes.flip());
  }

  @Override
  public void load(StateReader state) {
    loadPolicy(state);
    sum = state.getDouble("habit/sum");
    generator = Pcg64.readFrom(state.getBytes("habit/generator"));
  }

  double skill() {
    return skill;
  }

  @Override
  public void close() {}
}
