package io.gymwire.envserver.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The steps of an Atari game as {@code atari.py} and {@code atari_wrappers.py} write them. */
public final class RealSteps {
  private final ByteBuffer written;
  private long seed;

  /** Reads on in {@code written} with each comparison. */
  public RealSteps(ByteBuffer written) {
    this.written = written;
  }

  /** Resets {@code environment} with {@code newSeed}, compares, and returns what it returned. */
  public Reset assertReset(Environment environment, long newSeed) {
    seed = newSeed;
    Reset reset = environment.reset(OptionalLong.of(seed), Map.of());
    assertReset(reset, "seed %d".formatted(seed));
    return reset;
  }

  /**
   * Takes {@code count} steps of the actions that were sampled there, with a reset after each
   * episode, and compares.
   */
  public void assertSteps(Environment environment, int count) {
    for (int t = 0; t < count; t++) {
      assertStep(environment, "seed %d, step %d".formatted(seed, t));
    }
  }

  /** Returns the action of the next step, which was sampled there. */
  public long nextAction() {
    return written.getLong();
  }

  /** Compares the step of {@link #nextAction}, whose episode may end with it. */
  public void assertStep(Step step, String where) {
    assertThat(step.reward()).as(where).isEqualTo(written.getDouble());
    assertThat(step.terminated()).as(where).isEqualTo(written.get() != 0);
    assertThat(step.truncated()).as(where).isEqualTo(written.get() != 0);
    assertState(step.observation(), step.info(), where);
  }

  /** Compares the beginning of an episode. */
  public void assertReset(Reset reset, String where) {
    assertState(reset.observation(), reset.info(), where + ", reset");
  }

  /** Fails unless all that was written has been compared. */
  public void assertAtEnd() {
    assertThat(written.hasRemaining()).isFalse();
  }

  private void assertStep(Environment environment, String where) {
    Step step = environment.step(nextAction());
    assertStep(step, where);
    if (step.ended()) {
      assertReset(environment.reset(OptionalLong.empty(), Map.of()), where);
    }
  }

  private void assertState(Object observation, Map<String, Object> info, String where) {
    byte[] md5 = new byte[16];
    written.get(md5);
    assertThat(md5(((NdArray) observation).buffer())).as(where).isEqualTo(md5);
    for (String count : List.of("lives", "episode_frame_number", "frame_number")) {
      assertThat(info).as(where).containsEntry(count, written.getLong());
    }
  }

  private static byte[] md5(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes.duplicate().rewind());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
