package io.gymwire.agents.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.envserver.registry.EnvironmentRegistry;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
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

  private static RecordingScreen show(int episodes, int patience) {
    MakeRequest request =
        MakeRequest.of("CartPole-v1", 1).withAutoresetMode(AutoresetMode.DISABLED);
    RecordingScreen screen = new RecordingScreen(patience);
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment environment = registry.make(request)) {
      Observed first = Observed.of(environment.reset(ResetArguments.seeded(0, 1)));
      Performance.byKeys(environment, AS_FAST_AS_IT_GOES).show(episodes, first, screen);
    }
    return screen;
  }

  /** Holds the right arrow and leaves after some pictures. */
  private static final class RecordingScreen implements Screen {
    private final List<BufferedImage> pictures = new ArrayList<>();
    private final List<String> captions = new ArrayList<>();
    private final int patience;

    RecordingScreen(int patience) {
      this.patience = patience;
    }

    @Override
    public void show(BufferedImage picture, String caption) {
      pictures.add(picture);
      captions.add(caption);
    }

    @Override
    public Set<Key> keys() {
      return Set.of(Key.RIGHT);
    }

    @Override
    public boolean isLeft() {
      return pictures.size() == patience;
    }

    @Override
    public void close() {}
  }
}
