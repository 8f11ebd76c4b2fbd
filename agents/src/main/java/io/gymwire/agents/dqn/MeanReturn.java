package io.gymwire.agents.dqn;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.agentsdk.network.LossFunction;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The mean return, as Q itself (Mnih et al. 2015): y = r + gamma^n (1 - terminated) Q(s', a').
 *
 * @param loss of the difference between Q and y
 */
record MeanReturn(LossFunction loss) implements ReturnEstimate {

  @Override
  public int numbers() {
    return 1;
  }

  @Override
  public Tensor values(Tensor output) {
    return output;
  }

  @Override
  public List<Operation> describe() {
    return List.of();
  }

  @Override
  public Tensor predicted(Tensor output, Tensor action) {
    return output.gather(1, action);
  }

  @Override
  public Tensor target(Tensor nextOutput, Tensor nextAction, Tensor reward, Tensor bootstrap) {
    return reward.addcmul(bootstrap, nextOutput.gather(1, nextAction));
  }

  @Override
  public Tensor losses(Tensor predicted, Tensor target) {
    return loss.each(predicted, target);
  }

  /** Returns |delta|, whatever the loss is: the absolute error of Schaul et al. 2016. */
  @Override
  public Tensor errors(Tensor predicted, Tensor target) {
    return predicted.sub(target).abs();
  }

  @Override
  public Tensor mean(Tensor predicted) {
    return predicted.mean();
  }

  @Override
  public void close() {}
}
