package io.gymwire.agentsdk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionChoiceTest {
  private static final Processor WITH_BFLOAT16 = new Processor(true);
  private static final Processor WITHOUT = new Processor(false);

  @TempDir private Path folder;

  // Mutations that fail it: auto is always one of the two.
  @Test
  void autoIsWhatTheProcessorIsFastAt() {
    assertThat(PrecisionChoice.AUTO.on(WITH_BFLOAT16)).isEqualTo(Precision.BFLOAT16);
    assertThat(PrecisionChoice.AUTO.on(WITHOUT)).isEqualTo(Precision.FLOAT32);
  }

  // Mutation that fails it: the processor has the last word.
  @ParameterizedTest
  @EnumSource(Precision.class)
  void whatIsNamedIsTakenOnEveryProcessor(Precision precision) {
    PrecisionChoice choice = PrecisionChoice.valueOf(precision.name());
    assertThat(choice.on(WITH_BFLOAT16)).isEqualTo(precision);
    assertThat(choice.on(WITHOUT)).isEqualTo(precision);
  }

  // As Linux prints them on Intel's Sapphire Rapids, AMD's Zen 4 and ARM's Neoverse V1, shortened.
  // Mutation that fails it: only one name is known.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "flags\t\t: fpu avx2 amx_bf16 avx512_fp16 amx_tile",
        "flags\t\t: fpu avx2 avx512_bf16 clzero",
        "Features\t: fp asimd sve i8mm bf16 dgh"
      })
  void knowsTheNamesOfBfloat16(String line) throws IOException {
    assertThat(described("processor\t: 0\n" + line + "\nbugs\t\t:\n").computesBfloat16()).isTrue();
  }

  // Mutations that fail it: any line counts; a part of a name counts.
  @Test
  void aProcessorWithoutItHasNot() throws IOException {
    String text = "model name\t: A bf16 B\nflags\t\t: fpu avx2 avx512f nobf16x\n";
    assertThat(described(text).computesBfloat16()).isFalse();
  }

  // Mutation that fails it: the error goes through.
  @Test
  void whereNobodySaysItIsNotThere() {
    assertThat(Processor.described(folder.resolve("missing")).computesBfloat16()).isFalse();
  }

  private Processor described(String text) throws IOException {
    return Processor.described(Files.writeString(folder.resolve("cpuinfo"), text));
  }
}
