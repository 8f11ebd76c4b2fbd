package io.gymwire.envserver.cartpole;

import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Map;
import java.util.Optional;

/** Makes the CartPoles of one version, which differ in the time limit and the threshold only. */
record CartPoleFactory(EnvironmentSpec spec) implements EnvironmentFactory {
  private static final int FRAMES_PER_SECOND = 50;

  static CartPoleFactory of(String id, int maxEpisodeSteps, double rewardThreshold) {
    return new CartPoleFactory(
        EnvironmentSpec.of(id, CartPoleSpaces.OBSERVATION, CartPoleSpaces.ACTION)
            .withMaxEpisodeSteps(maxEpisodeSteps)
            .withRewardThreshold(rewardThreshold)
            .withRendering(FRAMES_PER_SECOND));
  }

  @Override
  public Environment make(Map<String, Object> kwargs) {
    return new CartPole(CartPoleArguments.of(kwargs));
  }

  @Override
  public Optional<VectorEnvironment> makeVector(MakeRequest request) {
    CartPoleArguments arguments = CartPoleArguments.of(request.kwargs());
    EnvironmentSpec limited =
        request.maxEpisodeSteps().isPresent()
            ? spec.withMaxEpisodeSteps(request.maxEpisodeSteps().getAsInt())
            : spec;
    return switch (request.vectorizationMode()) {
      case SYNC ->
          Optional.of(
              new CartPoleVector(limited, request.numEnvs(), request.autoresetMode(), arguments));
      case VECTOR_ENTRY_POINT -> {
        requireNextStep(request.autoresetMode());
        yield Optional.of(new CartPoleSharedVector(limited, request.numEnvs(), arguments));
      }
    };
  }

  private static void requireNextStep(AutoresetMode mode) {
    if (mode != AutoresetMode.NEXT_STEP) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "autoreset_mode",
          "CartPole's vector_entry_point does not work in mode %s; allowed: next_step"
              .formatted(mode.wireName()));
    }
  }
}
