package io.gymwire.agentsdk.network;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where arrays meet libtorch. */
public final class Tensors {
  static {
    Libtorch.load();
  }

  private Tensors() {}

  /**
   * Returns a tensor on the processor over the memory of {@code array}: writes to one are seen
   * through the other. The array must be in direct memory, and whoever keeps the tensor keeps the
   * array.
   */
  public static Tensor over(NdArray array) {
    long[] shape = new long[array.rank()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = array.length(axis);
    }
    BytePointer memory = new BytePointer(array.buffer());
    return torch.from_blob(memory, shape, new TensorOptions(scalarType(array.dtype())));
  }

  /** Returns the elements of a float32 tensor, on any device, in row-major order. */
  public static float[] floats(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      float[] elements = new float[Math.toIntExact(tensor.numel())];
      tensor.detach().cpu().contiguous().data_ptr_float().get(elements);
      return elements;
    }
  }

  /**
   * Asserts that what an environment gave are numbers.
   *
   * @param what it gave, such as {@code a reward}
   * @throws GymWireException with code ENVIRONMENT_FAILED if one is NaN or infinite
   */
  public static void requireFinite(String what, Tensor values) {
    if (!values.isfinite().all().item_bool()) {
      throw new GymWireException(
          ErrorCode.ENVIRONMENT_FAILED,
          "the environment gave %s that is NaN or infinite; expected: finite numbers"
              .formatted(what));
    }
  }

  static ScalarType scalarType(DType dtype) {
    return switch (dtype) {
      case BOOL -> ScalarType.Bool;
      case INT8 -> ScalarType.Char;
      case UINT8 -> ScalarType.Byte;
      case INT16 -> ScalarType.Short;
      case UINT16 -> ScalarType.UInt16;
      case INT32 -> ScalarType.Int;
      case UINT32 -> ScalarType.UInt32;
      case INT64 -> ScalarType.Long;
      case UINT64 -> ScalarType.UInt64;
      case FLOAT32 -> ScalarType.Float;
      case FLOAT64 -> ScalarType.Double;
    };
  }
}
