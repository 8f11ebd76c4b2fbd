package io.gymwire.agentsdk.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Gathers the parameters of a network while its layers are made, to become one vector.
 *
 * <p>It names them as PyTorch names those of an {@code nn.Sequential} without its activations:
 * {@code 0.weight}, {@code 0.bias}, {@code 1.weight} and so on, in each section with a count of its
 * own. A layer begins with each tensor of two axes or more, its weight; a tensor of one axis behind
 * it is its bias, and further ones are {@code parameter2} and so on.
 */
public final class Parameters {
  static {
    Libtorch.load();
  }

  private final Device device;
  private final List<Parameter> tensors = new ArrayList<>();
  private final List<Pointer> kept = new ArrayList<>();
  private final Map<String, Integer> layers = new HashMap<>(); // how many a section has
  private String section = "";
  private int inLayer;

  /**
   * One of them.
   *
   * @param section the part of the network that it belongs to; empty: none
   * @param name within the section
   */
  record Parameter(String section, String name, Tensor tensor) {}

  /** Begins a network on {@code device}. */
  public Parameters(Device device) {
    this.device = device;
  }

  /** Returns the device of the network. */
  public Device device() {
    return device;
  }

  /** Says which part of the network is made next, such as {@code value}. */
  void begin(String next) {
    section = next;
  }

  /** Returns a new parameter of this shape: float32 zeros. */
  public Tensor add(long... shape) {
    return addPermuted(shape, inOrder(shape));
  }

  /**
   * Returns a new parameter that belongs to the layer begun last, whatever its axes, and is called
   * {@code name} there.
   */
  Tensor addToLayer(String name, long... shape) {
    return create(layers.getOrDefault(section, 0) - 1 + "." + name, shape, inOrder(shape));
  }

  /**
   * Returns a new parameter that lies in memory in this shape, with its axes then put in {@code
   * order}.
   */
  Tensor addPermuted(long[] shape, long... order) {
    return create(nextName(shape.length > 1), shape, order);
  }

  private static long[] inOrder(long... shape) {
    return LongStream.range(0, shape.length).toArray();
  }

  private String nextName(boolean weight) {
    int layer = layers.merge(section, weight ? 1 : 0, Integer::sum) - 1;
    inLayer = weight ? 0 : inLayer + 1;
    String kind = weight ? "weight" : inLayer == 1 ? "bias" : "parameter" + inLayer;
    return layer + "." + kind;
  }

  private Tensor create(String name, long[] shape, long... order) {
    try (PointerScope scope = new PointerScope()) {
      TensorOptions options =
          new TensorOptions(ScalarType.Float).device(new DeviceOptional(device));
      Tensor parameter = torch.zeros(shape, options).permute(order).detach();
      tensors.add(new Parameter(section, name, parameter.requires_grad_(true).retainReference()));
      return parameter;
    }
  }

  /** Returns {@code parameter} in the form in which libtorch takes biases. */
  TensorOptional optional(Tensor parameter) {
    TensorOptional optional = new TensorOptional(parameter).retainReference();
    kept.add(optional);
    return optional;
  }

  /** Returns {@code constant}, kept until the network is closed. */
  <P extends Pointer> P keep(P constant) {
    kept.add(constant.retainReference());
    return constant;
  }

  /** Puts all parameters so far into one vector, of which they are views from then on. */
  public ParameterVector together() {
    return new ParameterVector(tensors, kept, device);
  }
}
