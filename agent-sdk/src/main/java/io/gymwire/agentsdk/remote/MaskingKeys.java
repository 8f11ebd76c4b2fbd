package io.gymwire.agentsdk.remote;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Gives each frame its masking key (RFC 6455, section 5.3).
 *
 * <p>The RFC demands a strong source of entropy, so that whoever chooses a payload cannot choose
 * the bytes on the wire and deceive a proxy with them. A draw from {@link SecureRandom} costs
 * nearly the same for 4 bytes as for many: drawing {@value #KEYS_AT_ONCE} keys at once keeps to the
 * RFC for some tens of nanoseconds a frame.
 */
final class MaskingKeys {
  private static final int KEYS_AT_ONCE = 1024;

  private final SecureRandom random = new SecureRandom();
  private final byte[] bytes = new byte[KEYS_AT_ONCE * Integer.BYTES];
  private final ByteBuffer keys = ByteBuffer.wrap(bytes).limit(0);

  int next() {
    if (!keys.hasRemaining()) {
      random.nextBytes(bytes);
      keys.clear();
    }
    return keys.getInt();
  }
}
