package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.description.Operation;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The distribution of the return over N atoms z_0 .. z_(N-1) from v_min to v_max, evenly apart, as
 * logits: Bellemare et al., "A Distributional Perspective on Reinforcement Learning" (2017), C51.
 *
 * <p>The target is the distribution of r + gamma^n (1 - terminated) Z(s', a'), each atom's
 * probability shared between the two atoms beside it; the loss is the cross-entropy.
 */
final class ReturnDistribution implements ReturnEstimate {
  private final int atoms;
  private final double spacing;
  private final Tensor support; // float32 (N)
  private final ScalarOptional least;
  private final ScalarOptional most;
  private final ScalarOptional first = new ScalarOptional(new Scalar(0));
  private final ScalarOptional lastButOne;
  private final Scalar one = new Scalar(1);
  private final ScalarOptional none = new ScalarOptional(new Scalar(0.0));

  /**
   * Makes the atoms.
   *
   * @param atoms N, at least 2
   * @param least v_min
   * @param most v_max
   * @param device of the network
   */
  ReturnDistribution(int atoms, double least, double most, Device device) {
    this.atoms = atoms;
    this.spacing = (most - least) / (atoms - 1);
    this.lastButOne = new ScalarOptional(new Scalar(atoms - 2));
    this.least = new ScalarOptional(new Scalar(least));
    this.most = new ScalarOptional(new Scalar(most));
    try (PointerScope scope = new PointerScope()) {
      support =
          torch
              .linspace(new Scalar(least), new Scalar(most), atoms)
              .to(device, ScalarType.Float)
              .retainReference();
    }
  }

  @Override
  public int numbers() {
    return atoms;
  }

  @Override
  public Tensor values(Tensor output) {
    return ofEachAction(output).softmax(2).matmul(support);
  }

  @Override
  public List<Operation> describe() {
    return List.of(Operation.expectation(atoms, least.get().toDouble(), most.get().toDouble()));
  }

  /** Returns the logarithms of the probabilities. */
  @Override
  public Tensor predicted(Tensor output, Tensor action) {
    return logits(output, action).log_softmax(1);
  }

  /** Returns probabilities: equation 7 of the paper. */
  @Override
  public Tensor target(Tensor nextOutput, Tensor nextAction, Tensor reward, Tensor bootstrap) {
    Tensor probability = logits(nextOutput, nextAction).softmax(1);
    Tensor moved = reward.addcmul(bootstrap, support).clamp(least, most);
    Tensor position = moved.sub(least.get()).mul(new Scalar(1 / spacing));
    // The atom below, which is never the last, so that there always is one above; NaN stays NaN.
    Tensor below = position.to(ScalarType.Long).clamp(first, lastButOne);
    Tensor share = position.sub(below);
    return torch
        .zeros_like(probability)
        .scatter_add_(1, below, probability.sub(probability.mul(share)))
        .scatter_add_(1, below.add(one), probability.mul(share));
  }

  @Override
  public Tensor losses(Tensor predicted, Tensor target) {
    return summedOverAtoms(target.mul(predicted)).neg();
  }

  /**
   * Returns the Kullback-Leibler divergence of prediction from target, the priority of Hessel et
   * al. 2018.
   */
  @Override
  public Tensor errors(Tensor predicted, Tensor target) {
    Tensor divergence = torch.xlogy(target, target).sub(target.mul(predicted));
    return summedOverAtoms(divergence).clamp(none);
  }

  @Override
  public Tensor mean(Tensor predicted) {
    return predicted.exp().matmul(support).mean();
  }

  @Override
  public void close() {
    support.close();
  }

  private Tensor ofEachAction(Tensor output) {
    return output.unflatten(1, -1, atoms);
  }

  private Tensor logits(Tensor output, Tensor action) {
    Tensor index = action.unsqueeze(2).expand(-1, 1, atoms);
    return ofEachAction(output).gather(1, index).squeeze(1);
  }

  private static Tensor summedOverAtoms(Tensor values) {
    return values.sum(1).unsqueeze(1);
  }
}
