package io.gymwire.agents.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {

  @Test
  void controlCLeavesAndTheTerminalIsGivenBackAsItWas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new DumbTerminal(InputStream.nullInputStream(), out);
    TerminalScreen screen = new TerminalScreen(terminal);
    assertThat(screen.isLeft()).isFalse();

    terminal.raise(Terminal.Signal.INT);

    assertThat(screen.isLeft()).isTrue();
    screen.close();
    screen.close();
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\u001b[?25h\u001b[?1049l");
  }

  // Mutation that fails it: nobody reads.
  @Test
  void whoTypesQLeaves() throws IOException {
    Terminal terminal =
        new DumbTerminal(
            new ByteArrayInputStream("wq".getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream());
    TerminalScreen screen = new TerminalScreen(terminal);
    while (!screen.isLeft()) {
      Thread.onSpinWait();
    }
    screen.close();
  }
}
