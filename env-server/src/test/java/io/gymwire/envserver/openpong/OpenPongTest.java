package io.gymwire.envserver.openpong;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.atari.AtariEnvironment;
import io.gymwire.envserver.atari.AtariProvider;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.random.Pcg64;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenPong as an agent meets it: what it rewards, what the actions do, and who wins. */
final class OpenPongTest {
  private static final int BALL_X = 0;
  private static final int BALL_Y = 2;
  private static final int BALL_DOWN = 5;
  private static final int OPPONENT_SCORE = 13;
  private static final int PLAYER_SCORE = 14;
  private static final int PLAYER_Y = 16;
  private static final int BEFORE_THE_SWITCHES = 21;
  private static final int FIRST_ROW = 39;
  private static final int BALL = 236;

  /** The emulator's frames before it presses RESET, less the one in which the cartridge starts. */
  private static final int WAITS = 60 - 1;

  private static final int RESETS = 12;

  private static final long NOOP = 0;
  private static final long RIGHT = 2;
  private static final long LEFT = 3;

  private AtariEnvironment environment = make(Map.of("obs_type", "ram"));
  private byte[] memory = new byte[128];

  private static AtariEnvironment make(Map<String, Object> kwargs) {
    return new AtariProvider()
        .factories().stream()
            .filter(factory -> factory.spec().id().equals("GymWire/OpenPong-v0"))
            .map(factory -> (AtariEnvironment) factory.make(kwargs))
            .findFirst()
            .orElseThrow();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void hasPongsActions() {
    assertThat(environment.actionMeanings())
        .containsExactly("NOOP", "FIRE", "RIGHT", "LEFT", "RIGHTFIRE", "LEFTFIRE");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, -1", "3, 1", "4, -1", "5, 1"})
  void rightMovesUpAndLeftMovesDown(long action, int direction) {
    reset(0);
    int before = at(PLAYER_Y);
    step(action);
    step(action);
    assertThat(Integer.signum(at(PLAYER_Y) - before)).isEqualTo(direction);
  }

  @Test
  void paddleReachesBothWallsAndNoFurther() {
    reset(0);
    for (int step = 0; step < 30; step++) {
      step(RIGHT);
    }
    assertThat(at(PLAYER_Y)).isZero();
    for (int step = 0; step < 30; step++) {
      step(LEFT);
    }
    assertThat(at(PLAYER_Y)).isEqualTo(156 - 16);
  }

  @Test
  void rewardsAreThePointsAndTwentyOneEndTheGame() {
    Pcg64 generator = Pcg64.seeded(3);
    reset(3);
    double sum = 0;
    boolean over = false;
    while (!over) {
      Step step = step(generator.integers(6));
      sum += step.reward();
      over = at(OPPONENT_SCORE) == 21 || at(PLAYER_SCORE) == 21;
      assertThat(sum).isEqualTo(at(PLAYER_SCORE) - at(OPPONENT_SCORE));
      assertThat(step.terminated()).isEqualTo(over);
    }
  }

  @Test
  void randomPlayerLosesAlmostEveryPoint() {
    double[] returns = LongStream.range(0, 5).mapToDouble(this::playAtRandom).toArray();
    assertThat(Arrays.stream(returns).average().orElseThrow()).isBetween(-21.0, -18.0);
    assertThat(returns).containsExactly(-17, -21, -21, -20, -20);
  }

  @Test
  void goodPlayerWinsAlmostEveryPoint() {
    for (int seed = 0; seed < 3; seed++) {
      assertThat(playWell(seed)).as("seed %d", seed).isGreaterThanOrEqualTo(18);
    }
  }

  @Test
  void equalActionsGiveEqualGames() {
    byte[] game = firstRallies(NOOP);
    assertThat(firstRallies(NOOP)).isEqualTo(game);
    assertThat(firstRallies(RIGHT)).isNotEqualTo(game);
  }

  @Test
  void servesAreUpAndDownInTurnsAndEquallySteep() {
    withoutStickyActions();
    reset(0);
    List<String> serves = new ArrayList<>();
    while (serves.size() < 6) {
      int points = at(OPPONENT_SCORE) + at(PLAYER_SCORE);
      serves.add((at(BALL_DOWN) > 0x7F ? "down " : "up ") + (at(9) + 256 * at(8)));
      while (points == at(OPPONENT_SCORE) + at(PLAYER_SCORE)) {
        step(NOOP);
      }
    }
    assertThat(serves)
        .containsExactly("up 384", "down 384", "up 384", "down 384", "up 384", "down 384");
  }

  /** The memory at every step of 100, all of the same action. */
  private byte[] firstRallies(long action) {
    withoutStickyActions();
    reset(0);
    ByteArrayOutputStream game = new ByteArrayOutputStream();
    for (int step = 0; step < 100; step++) {
      step(action);
      game.writeBytes(memory);
    }
    return game.toByteArray();
  }

  private void withoutStickyActions() {
    environment.close();
    environment = make(Map.of("obs_type", "ram", "repeat_action_probability", 0.0));
  }

  @Test
  void ballIsWholeInEveryFrame() {
    environment.close();
    environment = make(Map.of("obs_type", "ram", "frameskip", 1));
    Pcg64 generator = Pcg64.seeded(0);
    byte[] gray = new byte[210 * 160];
    reset(0);
    for (int frame = 0; frame < 1_000; frame++) {
      step(generator.integers(6));
      environment.screen().copyGrayscale(gray);
      assertThat(pixels(gray, BALL)).as("frame %d", frame).containsExactly(ballsPixels());
    }
  }

  private static int[] pixels(byte[] gray, int value) {
    return IntStream.range(0, gray.length).filter(pixel -> (gray[pixel] & 0xFF) == value).toArray();
  }

  private int[] ballsPixels() {
    int first = (FIRST_ROW + at(BALL_Y)) * 160 + at(BALL_X);
    return IntStream.range(0, 16).map(pixel -> first + pixel / 4 * 160 + pixel % 4).toArray();
  }

  @Test
  void emulatorAndConsoleAgree() {
    environment.close();
    environment = make(Map.of("obs_type", "ram", "frameskip", 1, "repeat_action_probability", 0.0));
    reset(0);
    Atari2600 console = new Atari2600(OpenPongConsoleTest.image());
    for (int frame = 0; frame < WAITS; frame++) {
      console.frame();
    }
    console.press(Atari2600.RESET);
    for (int frame = 0; frame < RESETS; frame++) {
      console.frame();
    }
    console.press(Atari2600.NOTHING);
    Random random = new Random(1);
    for (int frame = 0; frame < 1_000; frame++) {
      boolean right = random.nextBoolean();
      console.push(right ? Atari2600.RIGHT : Atari2600.LEFT);
      console.frame();
      step(right ? RIGHT : LEFT);
      for (int index = 0; index < BEFORE_THE_SWITCHES; index++) {
        assertThat(at(index))
            .as("frame %d, byte %d", frame, index)
            .isEqualTo(console.memory(index));
      }
    }
  }

  private double playAtRandom(long seed) {
    Pcg64 generator = Pcg64.seeded(seed);
    reset(seed);
    double sum = 0;
    while (true) {
      Step step = step(generator.integers(6));
      sum += step.reward();
      if (step.ended()) {
        return sum;
      }
    }
  }

  /** Waits where the ball will come, to meet it with one end of the paddle or the other. */
  private double playWell(long seed) {
    reset(seed);
    double sum = 0;
    while (true) {
      Step step = step(Tracker.action(memory));
      sum += step.reward();
      if (step.ended()) {
        return sum;
      }
    }
  }

  private void reset(long seed) {
    observe(environment.reset(OptionalLong.of(seed), Map.of()).observation());
  }

  private Step step(long action) {
    Step step = environment.step(action);
    observe(step.observation());
    return step;
  }

  private void observe(Object observation) {
    memory = new byte[128];
    ((NdArray) observation).buffer().get(0, memory);
  }

  private int at(int index) {
    return memory[index] & 0xFF;
  }
}
