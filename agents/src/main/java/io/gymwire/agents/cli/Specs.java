package io.gymwire.agents.cli;

import io.gymwire.agentsdk.training.TrainerSettings;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.error.NearestNames;
import java.util.List;

/** Finds environments by id. */
final class Specs {
  private Specs() {}

  /**
   * Returns the spec that the environments of a run have, with its arguments and wrappers.
   *
   * @param environments opened as {@code launch} says
   * @throws GymWireException with code UNKNOWN_ENVIRONMENT or UNAVAILABLE_ENVIRONMENT, or that of
   *     an argument or wrapper that does not fit
   */
  static EnvironmentSpec ofRun(
      Environments environments, LaunchSettings launch, TrainerSettings trainer) {
    EnvironmentSpec listed =
        find(
            environments,
            trainer.envId(),
            PlaceOptions.whereListed(launch.endpoint(), launch.plugins()));
    if (trainer.envArguments().isEmpty()
        && trainer.wrappers().isEmpty()
        && trainer.trainingWrappers().isEmpty()) {
      return listed;
    }
    try (VectorEnvironment environment =
        environments.make(trainer.trainingRequest().withNumEnvs(1))) {
      return environment.spec();
    }
  }

  /**
   * Returns the spec of {@code id}.
   *
   * @param whereListed what lists the environments that there are, for the error
   * @throws GymWireException with code UNKNOWN_ENVIRONMENT or UNAVAILABLE_ENVIRONMENT
   */
  static EnvironmentSpec find(Environments environments, String id, String whereListed) {
    List<EnvironmentSpec> specs = environments.specs();
    EnvironmentSpec found =
        specs.stream()
            .filter(spec -> spec.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> unknown(id, specs.stream().map(EnvironmentSpec::id).toList(), whereListed));
    found
        .unavailable()
        .ifPresent(
            reason -> {
              throw new GymWireException(
                  ErrorCode.UNAVAILABLE_ENVIRONMENT, "env_id", id + " cannot run here: " + reason);
            });
    return found;
  }

  private static GymWireException unknown(String id, List<String> ids, String whereListed) {
    return new GymWireException(
        ErrorCode.UNKNOWN_ENVIRONMENT,
        "env_id",
        "unknown environment '"
            + id
            + "'"
            + NearestNames.question(id, ids)
            + " allowed: the "
            + ids.size()
            + " that "
            + whereListed);
  }
}
