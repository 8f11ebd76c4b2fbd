package io.gymwire.agents.policygradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agents.script.DocumentedScript;
import io.gymwire.agentsdk.distribution.DistributionFamily;
import io.gymwire.agentsdk.export.PolicyExport;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the policy gradient algorithms export computes the same policy in PyTorch. */
class PolicyExportTest {
  private static final String[] SETTINGS = {"hidden-sizes=16,8", "orthogonal-weights=false"};
  private static final Space VECTORS = Box.of(-2, 2, DType.FLOAT32, 6);
  private static final Space GAUSSIAN =
      Box.of(
          NdArray.ofFloats(-0.1f, Float.NEGATIVE_INFINITY, -1),
          NdArray.ofFloats(0.1f, Float.POSITIVE_INFINITY, 0));

  @TempDir Path folder;

  /** Makes a learner with the networks of {@link #SETTINGS}. */
  @FunctionalInterface
  interface Maker {
    Learner make(EnvironmentSpec spec);
  }

  private static final Maker REINFORCE =
      spec ->
          new Reinforce(
              spec,
              Settings.with(ReinforceHyperparameters.defaults(), SETTINGS),
              Seeds.of(5),
              Devices.cpu());
  private static final Maker VPG =
      spec ->
          new Vpg(
              spec,
              Settings.with(VpgHyperparameters.defaults(), SETTINGS),
              Seeds.of(5),
              Devices.cpu());

  private static Maker a2c(boolean shared) {
    return spec -> {
      A2cHyperparameters hyperparameters =
          Settings.with(
              Settings.with(A2cHyperparameters.defaults(), SETTINGS), "shared-layers=" + shared);
      return new A2c(
          spec, hyperparameters, hyperparameters.networks(spec), Seeds.of(5), Devices.cpu());
    };
  }

  private static Maker ppo(boolean shared) {
    return spec -> {
      PpoHyperparameters hyperparameters =
          Settings.with(
              Settings.with(PpoHyperparameters.defaultsFor(spec.observationSpace()), SETTINGS),
              "shared-layers=" + shared,
              "precision=float32");
      return new Ppo(
          spec, hyperparameters, hyperparameters.networks(spec), Seeds.of(5), Devices.cpu());
    };
  }

  static Stream<Arguments> policies() {
    Space choices = MultiDiscrete.of(NdArray.ofLongs(2, 3), NdArray.ofLongs(4, -1));
    return Stream.of(
        Arguments.of("reinforce", REINFORCE, VECTORS, Discrete.of(4, 9)),
        Arguments.of("vpg", VPG, VECTORS, choices),
        Arguments.of("a2c", a2c(true), VECTORS, Discrete.of(3)),
        Arguments.of("a2c", a2c(false), VECTORS, MultiBinary.of(2, 2)),
        Arguments.of("ppo", ppo(true), VECTORS, Discrete.of(3)),
        Arguments.of("ppo", ppo(false), VECTORS, GAUSSIAN),
        Arguments.of("ppo", ppo(true), Box.of(0, 255, DType.UINT8, 4, 36, 36), Discrete.of(2)));
  }

  // Fails with tanh described as relu, actions that begin at 0, bounds exchanged, or the critic's
  // tensors for the actor's.
  @ParameterizedTest(name = "{0} {2} {3}")
  @MethodSource("policies")
  @Tag("gymnasium")
  void theDocumentedScriptAgrees(String name, Maker maker, Space observations, Space actions)
      throws Exception {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", observations, actions);
    Learner learner = maker.make(spec);
    assertThat(learner.name()).isEqualTo(name);
    DistributionFamily family = DistributionFamily.of(actions);
    try (Algorithm agent = new OnPolicyAgent(spec, learner, Seeds.of(5).child(1), Devices.cpu())) {
      DocumentedScript.assertAgrees(
          folder,
          agent,
          spec,
          batch -> {
            try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
              NdArray rows = ObservationRows.of(observations).of(batch);
              Tensor parameters = learner.network().policy(Tensors.over(rows));
              int bound = family.parameters() - family.freeParameters();
              return Tensors.floats(parameters.narrow(1, 0, bound));
            }
          });
    }
  }

  // Fails with the deviations counted as a layer's weight.
  @Test
  void theDeviationsOfGaussiansHaveANameOfTheirOwn() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", VECTORS, GAUSSIAN);
    Learner learner = ppo(false).make(spec);
    try (Algorithm agent = new OnPolicyAgent(spec, learner, Seeds.of(5).child(1), Devices.cpu())) {
      assertThat(PolicyExport.of(agent, spec, Map.of()).tensors().keySet())
          .filteredOn(tensor -> tensor.startsWith("ppo/network.policy."))
          .containsExactly(
              "ppo/network.policy.0.weight",
              "ppo/network.policy.0.bias",
              "ppo/network.policy.1.weight",
              "ppo/network.policy.1.bias",
              "ppo/network.policy.2.weight",
              "ppo/network.policy.2.bias",
              "ppo/network.policy.2.log_deviations");
    }
  }
}
