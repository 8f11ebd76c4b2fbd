package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSettingsTest {
  private static final NetworkSettings SETTINGS =
      NetworkSettings.of(List.of(8, 4), Activation.TANH);

  // Mutations that fail it: always what is set; always relu.
  @Test
  void withPicturesTheActivationIsThatOfTheConvolutions() {
    assertThat(SETTINGS.activationFor(Box.of(0, 255, DType.UINT8, 4, 84, 84)))
        .isEqualTo(Activation.RELU);
    assertThat(SETTINGS.activationFor(Box.of(-1, 1, DType.FLOAT32, 4))).isEqualTo(Activation.TANH);
  }

  // Mutation that fails it: the defaults whatever is set.
  @Test
  void computesAsIsSet() {
    assertThat(
            Settings.with(SETTINGS, "precision=bfloat16", "picture-format=channels-first")
                .computation())
        .isEqualTo(new Computation(Precision.BFLOAT16, PictureFormat.CHANNELS_FIRST));
  }

  // Mutation that fails it: no check.
  @Test
  void refusesALayerWithoutUnits() {
    assertThatThrownBy(() -> Settings.with(SETTINGS, "hidden-sizes=4,0"))
        .isInstanceOf(GymWireException.class)
        .hasMessage("hidden-sizes must be at least 1 each, not [4, 0]");
  }
}
