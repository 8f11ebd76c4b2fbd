package io.gymwire.envserver.atari;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gymwire.envserver.rom.EmbeddedCartridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the emulator would print of a cartridge is in our log. */
class ConsoleLogTest {
  private static final String OPEN_PONG = "pong.bin 8a532efd33bf49c5c55179da02e5c92e";

  private final Logger logger = (Logger) LoggerFactory.getLogger(Console.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  // Fails if Console says of known cartridges that they are unknown, instead of the others.
  @Test
  void gameMd5AndSeedAreLoggedAndThatTheCartridgeIsUnknown() {
    AtariArguments arguments = AtariArguments.registered(FrameSkip.fixed(1), 0);
    try (Console console =
        new Console(EmbeddedCartridge.of("openpong/openpong.bin", "pong"), arguments, 41)) {
      console.putInAgain(42);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "putting in %s with seed 41".formatted(OPEN_PONG),
            "the emulator does not know the MD5 of %s and goes by the file's name"
                .formatted(OPEN_PONG),
            "as if %s had been put in with seed 42".formatted(OPEN_PONG));
    assertThat(log.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.DEBUG);
  }
}
