package io.gymwire.envserver.atari;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an Atari environment shows: Gymnasium's {@code obs_type}. */
enum ObservationType {
  /** The screen as uint8 of shape (height, width, 3). */
  RGB,
  /** The screen as uint8 of shape (height, width). */
  GRAYSCALE,
  /** The console's memory as uint8 of shape (128). */
  RAM;

  static final List<String> NAMES = Arrays.stream(values()).map(ObservationType::wireName).toList();

  static Optional<ObservationType> named(Object name) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(name)).findFirst();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Box space(int screenHeight) {
    return switch (this) {
      case RGB -> Box.of(0, 255, DType.UINT8, screenHeight, AtariScreen.WIDTH, 3);
      case GRAYSCALE -> Box.of(0, 255, DType.UINT8, screenHeight, AtariScreen.WIDTH);
      case RAM -> Box.of(0, 255, DType.UINT8, Emulator.RAM_BYTES);
    };
  }
}
