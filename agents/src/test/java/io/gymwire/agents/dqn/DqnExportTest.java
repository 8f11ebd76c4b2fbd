package io.gymwire.agents.dqn;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agents.example.LayerNormQNetwork;
import io.gymwire.agents.script.DocumentedScript;
import io.gymwire.agentsdk.export.PolicyExport;
import io.gymwire.agentsdk.network.Devices;
import io.gymwire.agentsdk.network.QNetwork;
import io.gymwire.agentsdk.network.QNetworkMaker;
import io.gymwire.agentsdk.network.Tensors;
import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What deep Q-learning exports computes the same Q-values and actions in PyTorch. */
class DqnExportTest {
  private static final Space VECTORS = Box.of(-10, 10, DType.FLOAT32, 2, 3);
  private static final Space DICT =
      Dict.of(
          Map.of(
              "height",
              Box.of(-1, 1, DType.FLOAT64, 1),
              "inner",
              Dict.of(Map.of("door", Discrete.of(3, -1), "keys", MultiBinary.of(2, 2))),
              "view",
              Box.of(0, 255, DType.UINT8, 36, 44)));

  @TempDir Path folder;

  static Stream<Arguments> policies() {
    return Stream.concat(
        DqnPreset.ALL.stream().map(preset -> Arguments.of(preset, VECTORS)),
        Stream.of(
            Arguments.of(preset("rainbow"), Box.of(0, 255, DType.UINT8, 2, 36, 40, 3)),
            Arguments.of(preset("dqn"), Box.of(0, 1, DType.FLOAT32, 40, 36, 3)),
            Arguments.of(preset("dqn"), Discrete.of(5, 3)),
            Arguments.of(
                preset("noisy-dqn"),
                MultiDiscrete.of(NdArray.ofLongs(2, 4, 3), NdArray.ofLongs(0, -1, 7))),
            Arguments.of(preset("dueling-dqn"), DICT)));
  }

  private static DqnPreset preset(String name) {
    return DqnPreset.ALL.stream().filter(it -> it.algorithm().equals(name)).findFirst().get();
  }

  // Fails where pictures are described without the order of their axes, without the division by 255
  // or with a stride of 1; without the mean of dueling; with the sigma of a noisy layer for its mu;
  // with atoms from -most on; with integers that begin at 0.
  @ParameterizedTest
  @MethodSource("policies")
  @Tag("gymnasium")
  void theDocumentedScriptAgrees(DqnPreset preset, Space observations) throws Exception {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", observations, Discrete.of(3, 2));
    DqnHyperparameters hyperparameters =
        Settings.with(
            preset.defaultsFor(observations),
            "hidden-sizes=16,8",
            "precision=float32",
            // Of values up to 100, float32 rounds more than the tolerance.
            "v-min=-5",
            "v-max=10",
            "replay-capacity=1000");
    List<QNetwork> made = new ArrayList<>();
    QNetworkMaker maker =
        (rows, actions, numbers, seed, device) -> {
          made.add(hyperparameters.network().make(rows, actions, numbers, seed, device));
          return made.get(made.size() - 1);
        };
    try (Dqn dqn = new Dqn(preset.algorithm(), spec, hyperparameters, maker, 5, Devices.cpu());
        ReturnEstimate estimate = hyperparameters.returns().estimate(Devices.cpu())) {
      QNetwork network = made.get(0);
      network.drawNoise(Pcg64.seeded(1));
      DocumentedScript.assertAgrees(
          folder,
          dqn,
          spec,
          batch -> {
            try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
              network.silence();
              NdArray rows = ObservationRows.of(observations).of(batch);
              return Tensors.floats(estimate.values(network.forward(Tensors.over(rows))));
            }
          });
    }
  }

  // Fails with a network that describes itself as nothing to do.
  @Test
  void aNetworkThatDoesNotDescribeItselfIsSaidNotTo() {
    EnvironmentSpec spec = EnvironmentSpec.of("Test-v0", VECTORS, Discrete.of(3));
    DqnHyperparameters hyperparameters = DqnHyperparameters.defaults();
    try (Dqn dqn = new Dqn(spec, hyperparameters, LayerNormQNetwork::new, 5, Devices.cpu())) {
      PolicyExport policy = PolicyExport.of(dqn, spec, Map.of());
      assertThat(policy.description().get("network").isNull()).isTrue();
      assertThat(policy.tensors()).containsKey("dqn/network.0.weight");
    }
  }
}
