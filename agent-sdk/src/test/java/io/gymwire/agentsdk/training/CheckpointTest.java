package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("some.gymwire");
    CheckpointWriter.write(
        file,
        state -> {
          state.putLong("a/long", Long.MIN_VALUE);
          state.putDouble("a/double", -0.0);
          state.putBytes("bytes", ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2));
          state.putBytes("none", ByteBuffer.allocate(0));
        });
  }

  @Test
  void partsComeBackBitForBit() {
    CheckpointReader reader = new CheckpointReader(file);

    assertThat(reader.getLong("a/long")).isEqualTo(Long.MIN_VALUE);
    assertThat(reader.getDouble("a/double")).isEqualTo(-0.0);
    assertThat(reader.getBytes("bytes")).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
    assertThat(reader.getBytes("none").hasRemaining()).isFalse();
    assertThat(reader.hasPart("a/")).isTrue();
    assertThat(reader.hasPart("b/")).isFalse();
  }

  @Test
  void aPartThatIsNotThereIsNamed() {
    CheckpointReader reader = new CheckpointReader(file);

    assertThatThrownBy(() -> reader.getLong("other"))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("no part 'other'")
        .hasMessageContaining("a/long, a/double, bytes, none");
  }

  @Test
  void everyCutAndEveryChangedByteIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> new CheckpointReader(file)).isInstanceOf(GymWireException.class);
    }
    for (int index = 0; index < whole.length; index++) {
      byte[] changed = whole.clone();
      changed[index] ^= 0x10;
      Files.write(file, changed);
      assertThatThrownBy(() -> new CheckpointReader(file)).isInstanceOf(GymWireException.class);
    }
  }

  @Test
  void aFailureInTheMiddleLeavesTheOldCheckpoint() throws IOException {
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(
            () ->
                CheckpointWriter.write(
                    file,
                    state -> {
                      state.putLong("half", 1);
                      throw new IllegalStateException("power cut");
                    }))
        .hasMessage("power cut");

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void nothingTemporaryIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files.toList()).isEqualTo(List.of(file));
    }
  }

  @Test
  void aNameIsUsedOnce() {
    assertThatThrownBy(
            () ->
                CheckpointWriter.write(
                    file,
                    state -> {
                      state.putLong("twice", 1);
                      state.putLong("twice", 2);
                    }))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("one part 'twice'");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> new CheckpointReader(folder.resolve("none.gymwire")))
        .isInstanceOf(GymWireException.class)
        .hasMessageContaining("there is no checkpoint")
        .hasMessageContaining("none.gymwire");
  }
}
