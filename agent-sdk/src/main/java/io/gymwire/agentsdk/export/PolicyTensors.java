package io.gymwire.agentsdk.export;

import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.ParameterPart;
import io.gymwire.agentsdk.training.StateWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the networks of a policy apart into tensors, under the names that their layers gave them
 * with the network's before: {@code dqn/network.0.weight}.
 *
 * <p>A network of an actor and a critic has the parts {@code policy} and {@code value}, a dueling
 * one {@code value} and {@code advantage}, each with a count of layers of its own: {@code
 * ppo/network.policy.0.weight}. Layers that both share come first, without a part's name.
 */
public final class PolicyTensors implements StateWriter {
  private final Map<String, SafetensorsFile.Tensor> tensors = new LinkedHashMap<>();

  private PolicyTensors() {}

  /** Returns the tensors that the policy of {@code algorithm} needs, by name. */
  public static Map<String, SafetensorsFile.Tensor> of(Algorithm algorithm) {
    PolicyTensors collected = new PolicyTensors();
    algorithm.savePolicy(collected);
    return collected.tensors;
  }

  @Override
  public void putBytes(String name, ByteBuffer bytes) {
    // Counters and generators are no part of a network.
  }

  @Override
  public void putParameters(String name, List<ParameterPart> parts, ByteBuffer values) {
    ByteBuffer source = values.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (ParameterPart part : parts) {
      tensors.put(
          name + "." + part.path(),
          new SafetensorsFile.Tensor(part.shape(), inOrder(part, source)));
    }
  }

  /** Returns the elements in the order of their indices, the last axis running fastest. */
  private static float[] inOrder(ParameterPart part, ByteBuffer source) {
    float[] elements = new float[Math.toIntExact(part.size())];
    List<Long> index = new ArrayList<>(part.shape().stream().map(length -> 0L).toList());
    for (int i = 0; i < elements.length; i++) {
      long position = part.offset();
      for (int axis = 0; axis < index.size(); axis++) {
        position += index.get(axis) * part.strides().get(axis);
      }
      elements[i] = source.getFloat(Math.toIntExact(position * Float.BYTES));
      advance(index, part.shape());
    }
    return elements;
  }

  private static void advance(List<Long> index, List<Long> shape) {
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      index.set(axis, index.get(axis) + 1);
      if (index.get(axis) < shape.get(axis)) {
        return;
      }
      index.set(axis, 0L);
    }
  }
}
