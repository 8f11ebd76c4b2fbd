package io.gymwire.agentsdk.distribution;

import io.gymwire.agentsdk.description.Operation;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The kind of distribution that suits an action space: how many numbers a network must give for
 * one, and how its actions become the environment's.
 */
public sealed interface DistributionFamily
    permits BernoulliFamily, CategoricalFamily, GaussianFamily, MultiCategoricalFamily {

  /**
   * Returns the family for {@code actions}: categorical for Discrete, one categorical an element
   * for MultiDiscrete, one Bernoulli an element for MultiBinary, one Gaussian an element for a Box
   * of floats.
   *
   * @throws GymWireException with code UNSUPPORTED for any other space
   */
  static DistributionFamily of(Space actions) {
    if (actions instanceof Discrete discrete) {
      return new CategoricalFamily(discrete);
    }
    if (actions instanceof MultiDiscrete multiDiscrete) {
      return new MultiCategoricalFamily(multiDiscrete);
    }
    if (actions instanceof MultiBinary multiBinary) {
      return new BernoulliFamily(multiBinary);
    }
    if (actions instanceof Box box && box.dtype().isFloating()) {
      return new GaussianFamily(box);
    }
    throw new GymWireException(
        ErrorCode.UNSUPPORTED,
        "there is no policy for actions in %s; allowed: Discrete, MultiDiscrete, MultiBinary, a Box of floats"
            .formatted(actions));
  }

  /** Returns how many numbers a distribution is made of, for each observation. */
  int parameters();

  /**
   * Returns how many of these, the last ones, are the same for all observations: the logarithms of
   * a Gaussian's standard deviations (Schulman et al. 2015, 2017), else none.
   */
  default int freeParameters() {
    return 0;
  }

  /** Returns whether some actions can be forbidden by a mask over the parameters. */
  default boolean isMaskable() {
    return false;
  }

  /**
   * Checks that some actions can be forbidden.
   *
   * @throws GymWireException with code UNSUPPORTED if not
   */
  default void requireMaskable() {
    if (!isMaskable()) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "the environment's info has an action_mask, but only Discrete and MultiDiscrete actions"
              + " can be forbidden by one");
    }
  }

  /** Returns what the parameters that are not free are, for other programs: their logits. */
  default String describeParameters() {
    return "logits";
  }

  /** Returns what makes these the likeliest actions, as the environment takes them. */
  List<Operation> describeMode();

  /** Returns the dtype of actions. */
  DType dtype();

  /** Returns K, the number of elements of an action. */
  int size();

  /**
   * Returns the distributions that {@code parameters} stand for.
   *
   * @param parameters float32 of shape (B, {@link #parameters})
   */
  Distribution of(Tensor parameters);

  /**
   * Returns the distributions that give no probability to what {@code mask} forbids: its logits
   * become minus infinity.
   *
   * @param parameters float32 of shape (B, {@link #parameters})
   * @param mask bool of the same shape, true where allowed; at least one for each element of an
   *     action
   * @throws GymWireException with code UNSUPPORTED if the family is not maskable
   */
  default Distribution of(Tensor parameters, Tensor mask) {
    requireMaskable();
    Tensor forbidden = mask.to(parameters.device(), mask.scalar_type()).logical_not();
    return of(parameters.masked_fill(forbidden, new Scalar(Double.NEGATIVE_INFINITY)));
  }

  /**
   * Returns actions as a vector of environments takes them, in memory that is valid until the
   * caller's next change of {@code actions}.
   *
   * @param actions shape (B, K)
   */
  NdArray toEnvironment(NdArray actions);
}
