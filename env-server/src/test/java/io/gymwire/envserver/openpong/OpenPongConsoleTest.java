package io.gymwire.envserver.openpong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The cartridge on a console of its own: what a television and a person at the switches see of it.
 */
final class OpenPongConsoleTest {
  private static final int BALL_X = 0;
  private static final int BALL_Y = 2;
  private static final int RALLY = 10;
  private static final int SERVE_WAIT = 11;
  private static final int OPPONENT_SCORE = 13;
  private static final int PLAYER_SCORE = 14;
  private static final int PLAYER_Y = 16;
  private static final int PADDLE_HEIGHT = 19;
  private static final int BEFORE_THE_SWITCHES = 21;
  private static final int GAME_MODE = 22;
  private static final int[] STICK = {Atari2600.REST, Atari2600.RIGHT, Atari2600.LEFT};

  private final Atari2600 console = new Atari2600(image());

  static byte[] image() {
    try (InputStream stream =
        OpenPongConsoleTest.class.getResourceAsStream("/openpong/openpong.bin")) {
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void imageIsAtMostFourKilobytes() {
    assertThat(image().length).isLessThanOrEqualTo(4096).isIn(2048, 4096);
  }

  @Test
  void everyFrameHas262Lines() {
    Atari2600.Frame steady =
        new Atari2600.Frame(262L * Atari2600.CYCLES_OF_A_LINE, 3, 37, 37 + 210);
    Random random = new Random(1);
    for (int frame = 0; frame < 10_000; frame++) {
      if (frame % 4 == 0) {
        console.push(STICK[random.nextInt(STICK.length)]);
        console.press(won() ? Atari2600.RESET : Atari2600.NOTHING);
      }
      assertThat(console.frame()).as("frame %d", frame).isEqualTo(steady);
    }
  }

  @Test
  void gameStartsByItself() {
    assertThat(console.memory(SERVE_WAIT)).isEqualTo(32);
    frames(33);
    int ball = console.memory(BALL_X);
    frames(1);
    assertThat(console.memory(BALL_X)).isNotEqualTo(ball);
  }

  @Test
  void standsStillOnceWonUntilReset() {
    while (!won()) {
      frames(1);
    }
    byte[] end = game();
    console.push(Atari2600.RIGHT);
    frames(500);
    assertThat(game()).isEqualTo(end);

    console.press(Atari2600.RESET);
    frames(1);
    assertThat(console.memory(OPPONENT_SCORE)).isZero();
    assertThat(console.memory(PLAYER_SCORE)).isZero();
    assertThat(console.memory(SERVE_WAIT)).isPositive();
  }

  @Test
  void resetHoldsTheServe() {
    frames(200);
    console.press(Atari2600.RESET);
    frames(10);
    assertThat(console.memory(SERVE_WAIT)).isEqualTo(31);
    frames(10);
    assertThat(console.memory(SERVE_WAIT)).isEqualTo(31);
  }

  @Test
  void selectChangesTheGameOncePerPress() {
    frames(200);
    console.press(Atari2600.SELECT);
    frames(10);
    assertThat(console.memory(GAME_MODE)).isEqualTo(1);
    assertThat(console.memory(RALLY)).isEqualTo(6);

    console.press(Atari2600.NOTHING);
    frames(1);
    console.press(Atari2600.SELECT);
    frames(10);
    assertThat(console.memory(GAME_MODE)).isZero();
    assertThat(console.memory(RALLY)).isZero();
  }

  @Test
  void difficultyGivesASideTheShortPaddle() {
    frames(1);
    assertThat(paddleHeights()).containsExactly(16, 16);
    console.press(Atari2600.NOTHING | 0x40);
    frames(1);
    assertThat(paddleHeights()).containsExactly(8, 16);
    console.press(Atari2600.NOTHING | 0x80);
    frames(1);
    assertThat(paddleHeights()).containsExactly(16, 8);
  }

  @Test
  void noRallyGoesOnForEver() {
    int frames = 0;
    while (!won()) {
      int points = console.memory(OPPONENT_SCORE) + console.memory(PLAYER_SCORE);
      int sinceThePoint = 0;
      while (points == console.memory(OPPONENT_SCORE) + console.memory(PLAYER_SCORE)) {
        console.push(towardsTheBall());
        frames(1);
        frames++;
        assertThat(sinceThePoint++).isLessThan(5_000);
      }
    }
    assertThat(frames).isLessThan(108_000);
  }

  private int towardsTheBall() {
    int below = console.memory(BALL_Y) + 2 - (console.memory(PLAYER_Y) + 8);
    if (Math.abs(below) < 3) {
      return Atari2600.REST;
    }
    return below < 0 ? Atari2600.RIGHT : Atari2600.LEFT;
  }

  private boolean won() {
    return console.memory(OPPONENT_SCORE) == 21 || console.memory(PLAYER_SCORE) == 21;
  }

  private int[] paddleHeights() {
    return new int[] {console.memory(PADDLE_HEIGHT), console.memory(PADDLE_HEIGHT + 1)};
  }

  /** The memory that tells how the game stands: all before the switches. */
  private byte[] game() {
    return Arrays.copyOf(console.memory(), BEFORE_THE_SWITCHES);
  }

  private void frames(int count) {
    for (int frame = 0; frame < count; frame++) {
      console.frame();
    }
  }
}
