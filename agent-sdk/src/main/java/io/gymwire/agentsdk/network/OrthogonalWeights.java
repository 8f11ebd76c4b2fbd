package io.gymwire.agentsdk.network;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * First weights whose rows (or columns, if there are fewer of them) are orthogonal to each other
 * and of the same length, the gain; biases of 0: Saxe et al., "Exact solutions to the nonlinear
 * dynamics of learning in deep linear neural networks" (2014).
 *
 * <p>They are uniformly distributed over all such matrices: Q of the QR decomposition of a matrix
 * of normal numbers, with R's diagonal made positive.
 */
public final class OrthogonalWeights implements InitialWeights {
  private final Pcg64 random;
  private final double gain;

  /**
   * Makes weights of length {@code gain}.
   *
   * @param random draws them; shared with the other layers
   */
  public OrthogonalWeights(Pcg64 random, double gain) {
    this.random = random;
    this.gain = gain;
  }

  /** Returns the weights with another gain from the same generator. */
  OrthogonalWeights withGain(double otherGain) {
    return new OrthogonalWeights(random, otherGain);
  }

  @Override
  public void fill(Tensor weight, Tensor bias) {
    int rows = Math.toIntExact(weight.size(0));
    int columns = Math.toIntExact(weight.numel() / rows);
    NdArray normal = NdArray.zeros(DType.FLOAT64, rows, columns);
    for (int i = 0; i < normal.size(); i++) {
      normal.setDouble(i, random.standardNormal());
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor wide = Tensors.over(normal);
      boolean tall = rows >= columns;
      T_TensorTensor_T decomposed = torch.linalg_qr(tall ? wide : wide.t());
      Tensor q = decomposed.get0().mul(decomposed.get1().diag().sign());
      Tensor orthogonal = tall ? q : q.t();
      weight.copy_(orthogonal.mul(new Scalar(gain)).reshape(weight.sizes()));
      bias.zero_();
    }
  }
}
