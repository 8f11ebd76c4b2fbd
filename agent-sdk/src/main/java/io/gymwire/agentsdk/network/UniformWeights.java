package io.gymwire.agentsdk.network;

import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The first weights of PyTorch's {@code nn.Linear} and {@code nn.Conv2d} after {@code
 * manual_seed(seed)}: uniform within 1 / sqrt(fan-in), from a generator of its own.
 */
public final class UniformWeights implements InitialWeights {
  private final GeneratorOptional generator;

  /** Begins the sequence of {@code seed}; generators elsewhere are left alone. */
  public UniformWeights(long seed) {
    generator = new GeneratorOptional(torch.make_generator_cpu(seed));
  }

  @Override
  public void fill(Tensor weight, Tensor bias) {
    long fanIn = weight.numel() / weight.size(0);
    fillOne(weight, fanIn);
    fillOne(bias, fanIn);
  }

  private void fillOne(Tensor values, long fanIn) {
    double bound = 1 / Math.sqrt((double) fanIn);
    Tensor drawn = torch.empty(values.numel()).uniform_(-bound, bound, generator);
    values.copy_(drawn.view(values.sizes()));
  }
}
