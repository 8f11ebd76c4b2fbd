package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.envserver.state.StateInput;
import io.gymwire.envserver.state.StateOutput;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import java.util.function.Consumer;

/**
 * Repeats each action and observes the greater elements of the last two observations: Gymnasium's
 * {@code MaxAndSkipObservation}.
 *
 * <p>An episode that ends earlier leaves the two as they were, and so does a reset.
 */
final class MaxAndSkip extends EnvironmentWrapper {
  private static final int MAX_SKIP = 1000;
  private static final String LONGER_NAME = "MaxAndSkipObservation";

  static final WrapperKind KIND =
      WrapperKind.of(
              "MaxAndSkip",
              "Repeats each action and observes the greater elements of the last two observations; also called "
                  + LONGER_NAME
                  + ".",
              (environment, arguments) ->
                  new MaxAndSkip(
                      environment,
                      arguments.box(environment),
                      arguments.integer("skip", 2, MAX_SKIP)),
              optional("skip", "how many steps become one, at least 2", 4L))
          .alsoCalled(LONGER_NAME);

  private final int skip;

  /** Takes whether the next observations will be looked at, for who would draw them in vain. */
  private final Consumer<Boolean> looking;

  private final NdArray lastButOne;
  private final NdArray last;
  private final NdArray greater;

  private MaxAndSkip(Environment environment, Box observed, int skip) {
    super(environment);
    this.skip = skip;
    this.looking =
        TransparentWrapper.observed(environment) instanceof AtariEnvironment game
            ? game::setObserved
            : looks -> {};
    this.lastButOne = NdArray.zeros(observed.dtype(), observed.shape());
    this.last = NdArray.zeros(observed.dtype(), observed.shape());
    this.greater = NdArray.zeros(observed.dtype(), observed.shape());
  }

  @Override
  public Step step(Object action) {
    double reward = 0;
    for (int left = skip - 1; ; left--) {
      looking.accept(left <= 1);
      Step step = super.step(action);
      reward += step.reward();
      if (left == 1) {
        lastButOne.copyFrom((NdArray) step.observation());
      }
      if (left == 0) {
        last.copyFrom((NdArray) step.observation());
      }
      if (left == 0 || step.ended()) {
        looking.accept(true);
        Maximum.of(lastButOne, last, greater);
        return step.withReward(reward).withObservation(greater);
      }
    }
  }

  @Override
  int stepsInOne() {
    return skip;
  }

  @Override
  void save(StateOutput out) {
    out.putArray(lastButOne).putArray(last);
  }

  @Override
  void restore(StateInput in) {
    in.nextArray(lastButOne);
    in.nextArray(last);
  }
}
