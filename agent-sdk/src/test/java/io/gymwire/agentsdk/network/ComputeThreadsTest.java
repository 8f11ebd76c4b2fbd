package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputeThreadsTest {
  @AfterEach
  void backToOne() {
    ComputeThreads.use(1);
  }

  @Test
  void libtorchComputesOnSoMany() {
    ComputeThreads.use(2);

    assertThat(torch.get_num_threads()).isEqualTo(2);
  }

  // Mutation that fails it: a thread a core for every network.
  @Test
  void onlyPicturesHaveMoreThanOne() {
    int cores = Runtime.getRuntime().availableProcessors();

    assertThat(ComputeThreads.suiting(Box.of(0, 255, DType.UINT8, 4, 84, 84)))
        .isEqualTo(Math.min(cores, 4));
    assertThat(ComputeThreads.suiting(Box.of(-1, 1, DType.FLOAT32, 4))).isEqualTo(1);
    assertThat(ComputeThreads.suiting(Discrete.of(16))).isEqualTo(1);
    assertThat(ComputeThreads.suiting(MultiBinary.of(8))).isEqualTo(1);
  }
}
