package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.random.Pcg64;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Independent zeros and ones, each one with the probability sigmoid(logit). */
record Bernoulli(Tensor logits) implements Distribution {

  @Override
  public void sample(Pcg64 random, NdArray actions) {
    float[] all = Tensors.floats(logits);
    for (int i = 0; i < all.length; i++) {
      actions.setBoolean(i, random.nextDouble() < 1 / (1 + Math.exp(-all[i])));
    }
  }

  @Override
  public void mode(NdArray actions) {
    float[] all = Tensors.floats(logits);
    for (int i = 0; i < all.length; i++) {
      actions.setBoolean(i, all[i] > 0);
    }
  }

  /** Returns the sum of a l - log(1 + exp(l)) over the elements. */
  @Override
  public Tensor logProbability(Tensor actions) {
    Tensor ones = actions.to(logits.device(), ScalarType.Float);
    return ones.mul(logits).sub(torch.softplus(logits)).sum(1);
  }

  /** Returns the sum of log(1 + exp(l)) - l sigmoid(l) over the elements. */
  @Override
  public Tensor entropy() {
    return torch.softplus(logits).sub(logits.mul(logits.sigmoid())).sum(1);
  }
}
