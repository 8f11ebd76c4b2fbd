package io.gymwire.agentsdk.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Text as a checkpoint holds it. */
final class Utf8 {
  private Utf8() {}

  static ByteBuffer encode(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }

  static String decode(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
