package io.gymwire.agents.bench;

import io.gymwire.agents.dqn.Dqn;
import io.gymwire.agents.dqn.DqnHyperparameters;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Device;

/** DQN updates from pictures beside the bare libtorch calls of the same network. */
final class PictureUpdateBenchmark {
  static final int BATCH = 32;
  private static final int ACTIONS = 6;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 40;
  private static final int FILLED = 1_000;
  private static final int[] SHAPE = {4, 84, 84};
  private static final EnvironmentSpec SPEC =
      EnvironmentSpec.of("Pictures-v0", Box.of(0, 255, DType.UINT8, SHAPE), Discrete.of(ACTIONS));

  private PictureUpdateBenchmark() {}

  /** An agent that is measured, and how many environment steps it believes in. */
  private static final class Subject {
    private final Dqn dqn;
    private final Latencies latencies = new Latencies();
    private long steps = FILLED;

    Subject(Device device, Map<String, String> changes) {
      Map<String, String> all = new LinkedHashMap<>(changes);
      all.put("batch-size", "" + BATCH);
      all.put("learning-starts", "" + FILLED);
      all.put("replay-capacity", "" + FILLED);
      dqn = new Dqn(SPEC, Settings.with(DqnHyperparameters.forPictures(), all), 0, device);
      fill(dqn);
    }

    void update(boolean counts) {
      steps++;
      latencies.time(() -> dqn.update(steps, (name, value) -> {}), counts);
    }
  }

  /**
   * Measures every precision and memory format on {@code device}, in turns with the bare calls, and
   * with PyTorch if {@code python} has it.
   */
  static List<List<Object>> rows(String deviceName, Optional<Path> python) {
    Device device = Devices.named(deviceName);
    Map<String, Subject> subjects = new LinkedHashMap<>();
    subjects.put("CNN, gymwire: float32, channels last", new Subject(device, Map.of()));
    subjects.put(
        "CNN, gymwire: float32, channels first",
        new Subject(device, Map.of("picture-format", "channels-first")));
    subjects.put(
        "CNN, gymwire: bfloat16, channels last",
        new Subject(device, Map.of("precision", "bfloat16")));
    subjects.put(
        "CNN, gymwire: bfloat16, channels first",
        new Subject(device, Map.of("precision", "bfloat16", "picture-format", "channels-first")));
    BarePictureUpdate bare = new BarePictureUpdate(ACTIONS, BATCH, false, device);
    BarePictureUpdate bareChannelsLast = new BarePictureUpdate(ACTIONS, BATCH, true, device);
    Latencies libtorch = new Latencies();
    Latencies libtorchChannelsLast = new Latencies();
    Optional<PythonPeer> peer =
        python.map(
            path -> PythonPeer.start(path, "pytorch_dqn.py", "torch", deviceName, BATCH, ACTIONS));
    Latencies pytorch = new Latencies();
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      boolean counts = round >= 0;
      peer.map(process -> process.run(1)).filter(time -> counts).ifPresent(pytorch::add);
      libtorch.time(bare::run, counts);
      libtorchChannelsLast.time(bareChannelsLast::run, counts);
      subjects.values().forEach(subject -> subject.update(counts));
    }
    subjects.values().forEach(subject -> subject.dqn.close());
    peer.ifPresent(PythonPeer::close);
    List<List<Object>> rows = new ArrayList<>();
    double limit = libtorch.percentile(50);
    rows.add(libtorch.row("CNN, bare libtorch calls: float32, channels first", limit));
    rows.add(libtorchChannelsLast.row("CNN, bare libtorch calls: float32, channels last", limit));
    peer.ifPresent(process -> rows.add(pytorch.row("CNN, a DQN loop in PyTorch: float32", limit)));
    subjects.forEach((name, subject) -> rows.add(subject.latencies.row(name, limit)));
    return rows;
  }

  /** Fills the replay memory with random pictures, each stack one on from the stack before. */
  private static void fill(Dqn dqn) {
    Pcg64 random = Pcg64.seeded(0);
    int frame = SHAPE[1] * SHAPE[2];
    NdArray stack = NdArray.zeros(DType.UINT8, 1, SHAPE[0], SHAPE[1], SHAPE[2]);
    VectorStep step = new VectorStep(1, stack);
    for (int i = 0; i < FILLED; i++) {
      dqn.explore(stack, Map.of(), 0);
      stack.copyElements(0, stack, frame, (SHAPE[0] - 1) * frame);
      for (int pixel = 0; pixel < frame; pixel++) {
        stack.setLong((SHAPE[0] - 1) * frame + pixel, random.integers(256));
      }
      dqn.observe(step);
    }
  }
}
