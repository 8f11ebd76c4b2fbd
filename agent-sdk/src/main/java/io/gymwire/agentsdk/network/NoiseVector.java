package io.gymwire.agentsdk.network;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Random numbers on a network's device, drawn anew in place. */
final class NoiseVector {
  private final NdArray drawn;
  private final Tensor overDrawn;
  private final Tensor values;

  /** Makes zeros of {@code shape}, freed with {@code parameters}. */
  NoiseVector(Parameters parameters, int... shape) {
    drawn = NdArray.zeros(DType.FLOAT32, shape);
    overDrawn = parameters.keep(Tensors.over(drawn));
    values = parameters.keep(overDrawn.to(parameters.device(), ScalarType.Float).clone());
  }

  /** Draws every number from the normal distribution of mean 0 and variance 1. */
  void draw(Pcg64 generator) {
    draw(generator, DoubleUnaryOperator.identity());
  }

  /** Draws every number as {@code function} of one from that distribution. */
  void draw(Pcg64 generator, DoubleUnaryOperator function) {
    for (int i = 0; i < drawn.size(); i++) {
      drawn.setDouble(i, function.applyAsDouble(generator.standardNormal()));
    }
    values.copy_(overDrawn);
  }

  /** Returns the numbers: float32. */
  Tensor values() {
    return values;
  }
}
