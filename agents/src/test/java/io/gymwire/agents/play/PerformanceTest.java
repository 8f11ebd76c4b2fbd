package io.gymwire.agents.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  private static final double AS_FAST_AS_IT_GOES = 1e9;

  @Test
  void everyStepOfEveryEpisodeIsShown() {
    RecordingScreen screen = show(2, 1000);

    assertThat(screen.captions.get(0)).startsWith("episode 1  step 0  return 0.0");
    assertThat(screen.captions.get(1)).startsWith("episode 1  step 1  return 1.0");
    assertThat(screen.captions).last().asString().startsWith("episode 2  ");
    assertThat(screen.pictures).hasSameSizeAs(screen.captions);
    assertThat(screen.pictures.get(0).getWidth()).isEqualTo(600);
    assertThat(screen.pictures.get(0).getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
  }

  @Test
  void whoeverLeavesSeesNoMore() {
    assertThat(show(2, 3).pictures).hasSize(3);
  }

  // Mutations that fail it: what is down counts; without a key the game goes on; who leaves while
  // it
  // waits is not heard.
  @Test
  void aPressIsOneStepOfAGameThatWaits() {
    RecordingScreen screen = new RecordingScreen(Set.of(Key.RIGHT), 1000, 10);
    screen.presses.add(Set.of());
    screen.presses.add(Set.of(Key.DOWN));
    screen.presses.add(Set.of());
    screen.presses.add(Set.of(Key.DOWN));
    show("FrozenLake-v1", 1, screen);
    assertThat(screen.captions).hasSize(3);
    assertThat(screen.captions).last().asString().contains("step 2").contains("the game waits");
  }

  private static RecordingScreen show(int episodes, int patience) {
    RecordingScreen screen = new RecordingScreen(Set.of(Key.RIGHT), patience, 1000);
    show("CartPole-v1", episodes, screen);
    return screen;
  }

  private static void show(String id, int episodes, RecordingScreen screen) {
    MakeRequest request = MakeRequest.of(id, 1).withAutoresetMode(AutoresetMode.DISABLED);
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment environment = registry.make(request)) {
      Observed first = Observed.of(environment.reset(ResetArguments.seeded(0, 1)));
      Performance.byKeys(environment, AS_FAST_AS_IT_GOES).show(episodes, first, screen);
    }
  }

  /** Holds some keys and leaves after some pictures, or after it was asked for keys some times. */
  private static final class RecordingScreen implements Screen {
    private final List<BufferedImage> pictures = new ArrayList<>();
    private final List<String> captions = new ArrayList<>();
    private final Set<Key> held;
    private final int patience;
    private final Deque<Set<Key>> presses = new ArrayDeque<>();
    private int questionsLeft;

    RecordingScreen(Set<Key> held, int patience, int questions) {
      this.held = held;
      this.patience = patience;
      this.questionsLeft = questions;
    }

    @Override
    public void show(BufferedImage picture, String caption) {
      pictures.add(picture);
      captions.add(caption);
    }

    @Override
    public Set<Key> keys() {
      questionsLeft--;
      return held;
    }

    @Override
    public Set<Key> presses() {
      questionsLeft--;
      return presses.isEmpty() ? Set.of() : presses.remove();
    }

    @Override
    public boolean isLeft() {
      return pictures.size() == patience || questionsLeft <= 0;
    }

    @Override
    public void close() {}
  }
}
