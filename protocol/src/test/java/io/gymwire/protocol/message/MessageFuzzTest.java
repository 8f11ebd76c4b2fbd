package io.gymwire.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.GymWireException;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Messages with bytes changed, cut, doubled and made up: read or refused, and never at more than
 * their weight.
 */
class MessageFuzzTest {
  static final List<Codec> CODECS = List.of(Codec.JSON, Codec.CBOR);

  private static final int MESSAGES = 200_000;

  /** Jackson's table of known names grows now and then, up to a limit. */
  private static final long ALLOWED_BYTES = 1024 * 1024;

  private static final long ALLOWED_BYTES_A_BYTE = 256;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @FieldSource("CODECS")
  void mutatedMessagesAreReadOrRefused(Codec codec) {
    List<byte[]> seeds = seeds().stream().map(message -> bytes(codec.encode(message))).toList();
    SplittableRandom random = new SplittableRandom(20261121);
    int refused = 0;
    int longest = 0;
    long excess = 0;
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message = mutated(seeds.get(random.nextInt(seeds.size())), random);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      try {
        codec.encode(codec.decode(ByteBuffer.wrap(message)));
      } catch (GymWireException e) {
        refused++;
        longest = Math.max(longest, e.getMessage().length());
      }
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      excess = Math.max(excess, allocated - ALLOWED_BYTES_A_BYTE * message.length);
    }
    assertThat(longest).isLessThan(1000);
    assertThat(excess).isLessThan(ALLOWED_BYTES);
    assertThat(refused).isBetween(MESSAGES / 2, MESSAGES - MESSAGES / 100);
  }

  private static List<Map<String, Object>> seeds() {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("id", 7L);
    step.put("op", "step");
    step.put("session", "5f0c6d");
    step.put("seq", 3L);
    step.put("action", NdArray.ofLongs(0, 1, 1));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("id", "seven");
    reply.put("observation", NdArray.zeros(DType.FLOAT32, 3, 4));
    reply.put("reward", new double[] {1, -0.5, Double.NaN});
    reply.put("terminated", new boolean[3]);
    reply.put("info", Map.of("r", List.of(1.5, 2L), "text", "\u6c34", "none", Map.of()));
    reply.put("state", new byte[] {1, 2, 3, 4, 5});
    return List.of(step, reply, Map.of());
  }

  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] message = seed.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      message = changed(message, random);
    }
    return message;
  }

  private static byte[] changed(byte[] message, SplittableRandom random) {
    if (message.length == 0) {
      return random(1 + random.nextInt(64), random);
    }
    int at = random.nextInt(message.length);
    byte[] before = Arrays.copyOf(message, at);
    return switch (random.nextInt(7)) {
      case 0 -> before;
      case 1 -> joined(before, random(1, random), rest(message, at + 1));
      case 2 -> joined(before, flipped(message[at], random), rest(message, at + 1));
      case 3 -> joined(before, random(random.nextInt(1, 12), random), rest(message, at));
      case 4 -> joined(message, rest(message, at));
      case 5 -> joined(before, rest(message, Math.min(message.length, at + 1 + random.nextInt(8))));
      default -> joined(before, hugeLength(random), rest(message, at));
    };
  }

  private static byte[] flipped(byte value, SplittableRandom random) {
    return new byte[] {(byte) (value ^ 1 << random.nextInt(8))};
  }

  private static byte[] hugeLength(SplittableRandom random) {
    return new byte[] {(byte) (0x1a | random.nextInt(8) << 5), 0x7f, -1, -1, -1};
  }

  private static byte[] random(int count, SplittableRandom random) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] rest(byte[] message, int from) {
    return Arrays.copyOfRange(message, from, message.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
