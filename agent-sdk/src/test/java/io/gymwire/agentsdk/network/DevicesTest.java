package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class DevicesTest {

  @Test
  void theProcessorIsAlwaysThere() {
    assertThat(Devices.named("cpu").is_cpu()).isTrue();
  }

  @Test
  void aMissingGpuIsExplained() {
    if (torch.cuda_is_available()) {
      assertThat(Devices.named("cuda").is_cuda()).isTrue();
      return;
    }
    assertThatThrownBy(() -> Devices.named("cuda"))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("profile gpu")
        .hasMessageContaining("allowed here: cpu");
  }

  @Test
  void anotherNameIsRefused() {
    assertThatThrownBy(() -> Devices.named("tpu"))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("allowed: cpu, cuda");
  }
}
