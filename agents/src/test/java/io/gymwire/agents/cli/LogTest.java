package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.Status;
import org.junit.jupiter.api.Test;

/** What the command line's log shows of an exception. */
class LogTest {
  private final Throwable failure =
      new IllegalStateException("the outer", new IllegalArgumentException("the inner"));

  @Test
  void anExceptionIsItsClassAndMessage() throws Exception {
    assertThat(logged("0"))
        .contains("WARN", "an environment failed")
        .contains("java.lang.IllegalStateException: the outer")
        .contains("Caused by: java.lang.IllegalArgumentException: the inner")
        .doesNotContain("\tat ");
  }

  @Test
  void withDebugItIsTheWholeTrace() throws Exception {
    assertThat(logged("full")).contains("\tat " + LogTest.class.getName());
  }

  @Test
  void onATerminalNothingIsLeftOfALongerProgressBar() throws Exception {
    assertThat(logged("gymwire.restOfLine", Terminal.ERASE_TO_END_OF_LINE))
        .startsWith("gymwire: " + Terminal.ERASE_TO_END_OF_LINE)
        .contains("WARN  an environment failed" + System.lineSeparator());
  }

  private String logged(String trace) throws Exception {
    return logged("gymwire.trace", trace);
  }

  private String logged(String property, String value) throws Exception {
    LoggerContext context = new LoggerContext();
    context.putProperty(property, value);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    // Otherwise Logback prints them, to the user.
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .allSatisfy(status -> assertThat(status.getLevel()).isLessThan(Status.WARN));
    Logger logger = context.getLogger("test");
    ConsoleAppender<?> appender =
        (ConsoleAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
    PatternLayout layout =
        (PatternLayout) ((PatternLayoutEncoder) appender.getEncoder()).getLayout();
    return layout.doLayout(
        new LoggingEvent(
            LogTest.class.getName(), logger, Level.WARN, "an environment failed", failure, null));
  }
}
