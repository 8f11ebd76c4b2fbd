package io.gymwire.agentsdk.network;

import java.util.ArrayList;
import java.util.List;
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

/** Gathers the parameters of a network while its layers are made, to become one vector. */
public final class Parameters {
  static {
    Libtorch.load();
  }

  private final Device device;
  private final List<Parameter> tensors = new ArrayList<>();
  private final List<Pointer> kept = new ArrayList<>();
  private String section = "";

  /**
   * One of them.
   *
   * @param section the part of the network that it belongs to; empty: none
   */
  record Parameter(String section, Tensor tensor) {}

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
    return addPermuted(shape, LongStream.range(0, shape.length).toArray());
  }

  /**
   * Returns a new parameter that lies in memory in this shape, with its axes then put in {@code
   * order}.
   */
  Tensor addPermuted(long[] shape, long... order) {
    try (PointerScope scope = new PointerScope()) {
      TensorOptions options =
          new TensorOptions(ScalarType.Float).device(new DeviceOptional(device));
      Tensor parameter = torch.zeros(shape, options).permute(order).detach();
      tensors.add(new Parameter(section, parameter.requires_grad_(true).retainReference()));
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
