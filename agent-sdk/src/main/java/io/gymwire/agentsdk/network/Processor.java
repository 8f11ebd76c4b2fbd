package io.gymwire.agentsdk.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a processor can do that networks profit from.
 *
 * @param computesBfloat16 whether it has instructions for bfloat16: without them libtorch goes
 *     through float32 and back, several times as slow as float32 alone
 */
record Processor(boolean computesBfloat16) {
  /** The names that Linux gives to those of Intel, AMD and ARM. */
  private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** Returns this machine's; outside Linux one without bfloat16, for want of somebody to ask. */
  static Processor here() {
    return described(LINUX);
  }

  /** Returns the one that {@code file} describes in the way of Linux's {@code /proc/cpuinfo}. */
  static Processor described(Path file) {
    try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
      return new Processor(
          lines
              .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
              .flatMap(line -> List.of(line.split("\\s+")).stream())
              .anyMatch(BFLOAT16::contains));
    } catch (IOException e) {
      return new Processor(false);
    }
  }
}
