package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.training.ParameterPart;
import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * All parameters of a network as one float32 vector, and their gradients as another, of which the
 * layers' weights are views: copying, clipping and optimising are one operation each instead of one
 * a layer, and give the same numbers.
 */
public final class ParameterVector implements AutoCloseable {
  private final Tensor values;
  private final Tensor gradients;
  private final List<Pointer> kept;
  private final List<ParameterPart> parts = new ArrayList<>();

  /**
   * Moves {@code parameters}, all float32 on {@code device}, into one vector in this order, and
   * frees them and {@code others} with it.
   */
  ParameterVector(List<Parameters.Parameter> parameters, List<Pointer> others, Device device) {
    this(
        parameters.stream().mapToLong(parameter -> parameter.tensor().numel()).sum(),
        Stream.concat(parameters.stream().map(Parameters.Parameter::tensor), others.stream())
            .toList(),
        device);
    long offset = 0;
    for (Parameters.Parameter parameter : parameters) {
      moveHere(parameter.tensor(), offset);
      parts.add(part(parameter, offset));
      offset += parameter.tensor().numel();
    }
  }

  /** Makes {@code size} zeros on {@code device}. */
  ParameterVector(long size, Device device) {
    this(size, List.of(), device);
  }

  private ParameterVector(long size, List<Pointer> kept, Device device) {
    this.kept = kept;
    try (PointerScope scope = new PointerScope()) {
      TensorOptions options =
          new TensorOptions(ScalarType.Float).device(new DeviceOptional(device));
      values = torch.zeros(new long[] {size}, options);
      gradients = torch.zeros(new long[] {size}, options);
      values.mutable_grad().put(gradients);
      values.retainReference();
      gradients.retainReference();
    }
  }

  /**
   * Makes {@code parameter} a view of the elements from {@code offset} on, as it lies in memory.
   */
  private void moveHere(Tensor parameter, long offset) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      LongOptional begin = new LongOptional(offset);
      Tensor view = values.detach().as_strided(parameter.sizes(), parameter.strides(), begin);
      view.copy_(parameter);
      parameter.set_data(view);
      parameter
          .mutable_grad()
          .put(gradients.as_strided(parameter.sizes(), parameter.strides(), begin));
    }
  }

  /**
   * Returns the vector: float32 of shape (number of parameters), with the gradients as its
   * gradient.
   */
  Tensor values() {
    return values;
  }

  /** Returns the gradients: float32 of shape (number of parameters). */
  public Tensor gradients() {
    return gradients;
  }

  /** Sets all gradients to zero. */
  public void zeroGradients() {
    gradients.zero_();
  }

  /**
   * Shortens the gradient to norm {@code maximum} if it is longer, unless that is 0, and returns
   * the norm it had: PyTorch's {@code clip_grad_norm_}.
   */
  public double clipGradients(double maximum) {
    try (PointerScope scope = new PointerScope()) {
      double norm = torch.linalg_vector_norm(gradients).item_float();
      if (maximum > 0 && norm > maximum) {
        gradients.mul_(new Scalar(maximum / (norm + 1e-6)));
      }
      return norm;
    }
  }

  /** Moves towards {@code source}: value = (1 - tau) value + tau source (Lillicrap et al. 2016). */
  public void moveTowards(ParameterVector source, double tau) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      values.lerp_(source.values, new Scalar(tau));
    }
  }

  /** Returns what the parameters are called in files where the network is {@code network}. */
  public TensorNames names(String network) {
    return parameter -> network + "." + part(parameter).path();
  }

  private ParameterPart part(Tensor parameter) {
    return parts.stream()
        .filter(part -> parameter.is_alias_of(values))
        .filter(part -> part.offset() == parameter.storage_offset())
        .findFirst()
        .orElseThrow(
            () ->
                new GymWireException(
                    ErrorCode.INVALID_VALUE, "the tensor is no parameter of this network"));
  }

  /** Saves the values, bit for bit. */
  public void save(StateWriter state, String name) {
    try (PointerScope scope = new PointerScope()) {
      state.putParameters(name, parts, memoryOf(values.cpu()));
    }
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws GymWireException with code INVALID_VALUE if the network has another size
   */
  public void load(StateReader state, String name) {
    ByteBuffer saved = state.getBytes(name);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor copy = values.cpu();
      ByteBuffer memory = memoryOf(copy);
      if (memory.remaining() != saved.remaining()) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            "the checkpoint's '%s' has %d parameters, the network %d"
                .formatted(name, saved.remaining() / Float.BYTES, values.numel()));
      }
      memory.put(saved);
      values.copy_(copy);
    }
  }

  @Override
  public void close() {
    kept.forEach(Pointer::close);
    gradients.close();
    values.close();
  }

  private static ParameterPart part(Parameters.Parameter named, long offset) {
    Tensor parameter = named.tensor();
    List<Long> shape = new ArrayList<>();
    List<Long> strides = new ArrayList<>();
    for (long axis = 0; axis < parameter.dim(); axis++) {
      shape.add(parameter.size(axis));
      strides.add(parameter.stride(axis));
    }
    return new ParameterPart(named.section(), named.name(), shape, strides, offset);
  }

  private static ByteBuffer memoryOf(Tensor tensor) {
    long bytes = tensor.numel() * Float.BYTES;
    return new BytePointer(tensor.data_ptr())
        .capacity(bytes)
        .asByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
