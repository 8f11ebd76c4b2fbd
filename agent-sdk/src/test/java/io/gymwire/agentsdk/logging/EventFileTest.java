package io.gymwire.agentsdk.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  @TempDir Path directory;

  // The bytes that TensorBoard 2.21's own RecordWriter and Event messages give for the same two
  // events.
  @Test
  void writesTheBytesOfTheFormat() throws Exception {
    Path file = directory.resolve("events");
    try (EventFile events = new EventFile(file, 1.5)) {
      events.scalars(2.5, 300, Map.of("a", 1.0));
    }
    String version =
        "1800000000000000" // 24 bytes
            + "a37f4b22" // masked CRC of the length
            + "09000000000000f83f" // 1: wall_time 1.5
            + "1a0d627261696e2e4576656e743a32" // 3: file_version "brain.Event:2"
            + "2a28646c"; // masked CRC of the data
    String scalar =
        "1800000000000000"
            + "a37f4b22"
            + "090000000000000440" // 1: wall_time 2.5
            + "10ac02" // 2: step 300
            + "2a0a" // 5: summary
            + "0a08" // 1: value
            + "0a0161" // 1: tag "a"
            + "150000803f" // 2: simple_value 1.0
            + "5851358d";
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(version + scalar);
  }
}
