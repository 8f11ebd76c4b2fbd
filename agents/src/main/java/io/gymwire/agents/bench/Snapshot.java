package io.gymwire.agents.bench;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.ParameterPart;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.array.NdArray;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** What an algorithm saves, in memory: where an update and its bare counterpart both begin. */
final class Snapshot implements StateWriter, StateReader {
  private final Map<String, ByteBuffer> saved = new HashMap<>();
  private final Map<String, List<ParameterPart>> networks = new HashMap<>();

  private Snapshot() {}

  static Snapshot of(Algorithm algorithm) {
    Snapshot snapshot = new Snapshot();
    algorithm.save(snapshot);
    return snapshot;
  }

  /** Returns copies of a network's weights and biases in their order, by the network's parts. */
  Map<String, List<Tensor>> network(String name) {
    Map<String, List<Tensor>> sections = new LinkedHashMap<>();
    ByteBuffer values = getBytes(name);
    for (ParameterPart part : networks.get(name)) {
      float[] elements = new float[Math.toIntExact(part.size())];
      values
          .slice(Math.toIntExact(part.offset() * Float.BYTES), elements.length * Float.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(elements);
      long[] shape = part.shape().stream().flatMapToLong(LongStream::of).toArray();
      Tensor copy = tensor(NdArray.ofFloats(elements)).reshape(shape);
      sections.computeIfAbsent(part.section(), section -> new ArrayList<>()).add(copy);
    }
    return sections;
  }

  /** Returns a copy of {@code array} in libtorch's own memory. */
  static Tensor tensor(NdArray array) {
    try {
      return Tensors.over(array).clone();
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /** Returns saved float64 numbers. */
  double[] doubles(String name) {
    ByteBuffer bytes = getBytes(name);
    double[] numbers = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(numbers);
    return numbers;
  }

  @Override
  public void putBytes(String name, ByteBuffer bytes) {
    saved.put(name, ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip());
  }

  @Override
  public void putParameters(String name, List<ParameterPart> parts, ByteBuffer values) {
    networks.put(name, parts);
    putBytes(name, values);
  }

  @Override
  public ByteBuffer getBytes(String name) {
    return saved.get(name).duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
