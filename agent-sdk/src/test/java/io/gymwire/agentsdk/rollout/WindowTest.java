package io.gymwire.agentsdk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.agentsdk.training.MemoryState;
import org.junit.jupiter.api.Test;

/** Which steps belong to a rollout: # for those taken, - for those left out. */
final class WindowTest {
  @Test
  void aStepWindowIsFullAfterItsStepsOfEveryEnvironment() {
    Window window = new StepWindow(2, 3);
    for (int t = 0; t < 3; t++) {
      assertThat(window.isComplete()).isFalse();
      assertThat(window.takes(0)).isTrue();
      window.stepped(0, t == 1);
      window.stepped(1, false);
    }
    assertThat(window.isComplete()).isTrue();
    window.restart();
    assertThat(window.isComplete()).isFalse();
  }

  @Test
  void oneEnvironmentGivesOneEpisodeAfterTheOther() {
    Window window = new EpisodeWindow(1, 2);
    assertThat(taken(window, 0, "..E.E")).isEqualTo("#####");
    assertThat(window.isComplete()).isTrue();
    window.restart();
    assertThat(taken(window, 0, ".E.")).isEqualTo("###");
    assertThat(window.isComplete()).isFalse();
  }

  @Test
  void everyEnvironmentGivesItsShareOfWholeEpisodesUnderOnePolicy() {
    Window window = new EpisodeWindow(2, 3);
    assertThat(taken(window, 0, ".E")).isEqualTo("##");
    assertThat(taken(window, 1, "E.")).isEqualTo("#-");
    assertThat(window.isComplete()).isFalse();
    assertThat(taken(window, 0, "..E")).isEqualTo("###");
    assertThat(taken(window, 1, "..E")).isEqualTo("---");
    assertThat(window.isComplete()).isTrue();
    window.restart();
    assertThat(taken(window, 0, "E")).isEqualTo("#");
    assertThat(taken(window, 1, ".")).isEqualTo("#");
  }

  // Mutation that fails it: episodes chopped at a batch's end (EpisodeWindow.stepped: the rest of
  // an episode counts).
  @Test
  void theRestOfAnEpisodeOfTheOldPolicyIsLeftOut() {
    Window window = new EpisodeWindow(2, 2);
    assertThat(taken(window, 0, "E..")).isEqualTo("#--");
    assertThat(taken(window, 1, "..E")).isEqualTo("###");
    assertThat(window.isComplete()).isTrue();
    window.restart();
    assertThat(taken(window, 0, ".E.E")).isEqualTo("--##");
    assertThat(taken(window, 1, ".E")).isEqualTo("##");
    assertThat(window.isComplete()).isTrue();
  }

  @Test
  void aSavedWindowGoesOn() {
    Window window = new EpisodeWindow(2, 2);
    taken(window, 0, "E.");
    taken(window, 1, "..");
    MemoryState state = new MemoryState();
    window.save(state, "window");
    Window restored = new EpisodeWindow(2, 2);
    restored.load(state, "window");

    assertThat(taken(restored, 1, "E")).isEqualTo("#");
    assertThat(restored.isComplete()).isTrue();
    restored.restart();
    assertThat(taken(restored, 0, ".E.")).isEqualTo("--#");

    Window steps = new StepWindow(1, 2);
    taken(steps, 0, ".");
    steps.save(state, "steps");
    Window restoredSteps = new StepWindow(1, 2);
    restoredSteps.load(state, "steps");
    taken(restoredSteps, 0, ".");
    assertThat(restoredSteps.isComplete()).isTrue();
  }

  /** Takes steps, each E if it ends an episode, and returns # for each that the rollout takes. */
  private static String taken(Window window, int index, String steps) {
    StringBuilder taken = new StringBuilder();
    for (int i = 0; i < steps.length(); i++) {
      taken.append(window.takes(index) ? '#' : '-');
      window.stepped(index, steps.charAt(i) == 'E');
    }
    return taken.toString();
  }
}
