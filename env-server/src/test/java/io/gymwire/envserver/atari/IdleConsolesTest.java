package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.envserver.rom.Cartridge;
import io.gymwire.envserver.rom.EmbeddedCartridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/**
 * Consoles are used again, by environments of their kind and one at a time, and are not hoarded.
 */
final class IdleConsolesTest {
  private static final Cartridge OPEN_PONG = EmbeddedCartridge.of("openpong/openpong.bin", "pong");
  private static final AtariArguments ARGUMENTS =
      AtariArguments.registered(FrameSkip.fixed(4), 0.25);

  private final IdleConsoles idle = new IdleConsoles();

  @Test
  void consoleIsUsedAgainByOneOfItsKind() {
    Console console = take(ARGUMENTS);
    idle.keep(console);
    Console other = take(ARGUMENTS.with(Map.of("mode", 1L)));
    assertThat(other).isNotSameAs(console);
    Console again = take(ARGUMENTS.with(Map.of()));
    assertThat(again).isSameAs(console);
    Console second = take(ARGUMENTS);
    assertThat(second).isNotSameAs(console);
    List.of(other, again, second).forEach(Console::close);
  }

  @Test
  void fewAreKept() {
    List<Console> consoles = new ArrayList<>();
    for (int i = 0; i <= IdleConsoles.MOST; i++) {
      consoles.add(take(ARGUMENTS));
    }
    consoles.forEach(idle::keep);
    assertThat(consoles).filteredOn(console -> console.ale().isNull()).hasSize(1);
    assertThat(consoles.get(0).ale().isNull()).isTrue();
    consoles.forEach(Console::close);
  }

  @Test
  void closedConsolesGiveTheirMemoryBack() {
    makeAndClose(10);
    long bytes = Pointer.physicalBytes();
    makeAndClose(100);
    // So many would take twice as much.
    assertThat(Pointer.physicalBytes() - bytes).isLessThan(12L << 20);
  }

  private static void makeAndClose(int count) {
    for (int i = 0; i < count; i++) {
      new Console(OPEN_PONG, ARGUMENTS, i).close();
    }
    System.gc();
  }

  private Console take(AtariArguments arguments) {
    return idle.take(OPEN_PONG, arguments, 1);
  }
}
