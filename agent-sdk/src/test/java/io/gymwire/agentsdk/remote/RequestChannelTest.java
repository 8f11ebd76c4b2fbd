package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RequestChannelTest {
  private final Line line = new Line();
  private final RequestChannel channel =
      new RequestChannel(line, Codec.JSON, Duration.ofMillis(300), "ws://there");

  @Test
  void aRequestCarriesItsFieldsAndAnIdOfItsOwn() {
    line.willReply("{\"id\":1,\"a\":5}", "{\"id\":2}");
    assertThat(channel.call("step", "s", Map.of("seq", 9L))).containsEntry("a", 5L);
    channel.call("list", "", Map.of());
    assertThat(line.sent)
        .containsExactly(
            "{\"id\":1,\"op\":\"step\",\"session\":\"s\",\"seq\":9}", "{\"id\":2,\"op\":\"list\"}");
  }

  @Test
  void aLateReplyIsNeverTakenForTheNextOnes() {
    line.willReply(
        "{\"id\":1,\"a\":1}",
        "{\"id\":1,\"a\":1}",
        "{\"id\":1,\"error\":{}}",
        "{\"id\":2,\"a\":2}");
    channel.call("step", "s", Map.of());
    assertThat(channel.call("step", "s", Map.of())).containsEntry("a", 2L);
  }

  @Test
  void aReplyFromTheFutureIsRefused() {
    line.willReply("{\"id\":2}");
    assertUnreachable("the id 2");
  }

  @Test
  void aReplyThatCannotBeReadIsRefused() {
    line.willReply("}{");
    assertUnreachable("cannot be read");
  }

  @Test
  void anErrorReplyIsTheServersException() {
    line.willReply(
        "{\"id\":1,\"error\":{\"code\":\"reset_needed\",\"detail\":\"reset first\",\"field\":\"action\"}}");
    assertThatThrownBy(() -> channel.call("step", "s", Map.of()))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.RESET_NEEDED);
              assertThat(e.field()).contains("action");
            })
        .hasMessage("reset first");
  }

  @Test
  void anErrorWithoutAnIdIsTheOneRequestsUnderWay() {
    line.willReply("{\"id\":null,\"error\":{\"code\":\"malformed_message\",\"detail\":\"what?\"}}");
    assertThatThrownBy(() -> channel.call("step", "s", Map.of()))
        .isInstanceOf(GymWireException.class)
        .hasMessage("what?");
  }

  @Test
  void aLostConnectionIsMadeAnewAndTheVerySameRequestSentAgain() {
    line.willReply("{\"id\":1}");
    channel.call("reset", "s", Map.of("seq", 1L));
    line.willFail(new IOException("cut"), new IOException("cut again"));
    line.willReply("{\"id\":2,\"a\":3}");
    assertThat(channel.call("step", "s", Map.of("seq", 2L))).containsEntry("a", 3L);
    assertThat(line.sent).hasSize(4);
    assertThat(line.sent.subList(1, 4))
        .containsOnly("{\"id\":2,\"op\":\"step\",\"session\":\"s\",\"seq\":2}");
    assertThat(line.opened).isEqualTo(3);
    assertThat(line.closed).isEqualTo(2);
  }

  @Test
  void aServerThatStaysAwayIsGivenUpInTime() {
    line.willReply("{\"id\":1}");
    channel.call("reset", "s", Map.of());
    line.refuses = true;
    line.willFail(new IOException("cut"));
    assertUnreachable("gave up after 0.3 s");
    assertThat(line.opened).isBetween(4, 12);
  }

  // Mutations that fail it: nobody is told; every attempt is told; a connection lost once is told;
  // only a reply without an error is one; who only closes is told.
  @Test
  void whoWaitsForAServerIsToldOnceThatItIsAwayAndBack() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(RequestChannel.class);
    logger.addAppender(log);
    try {
      line.willFail(new IOException("cut"));
      line.willReply("{\"id\":1}");
      channel.call("make", "", Map.of());
      line.willFail(new IOException("cut"), new IOException("gone"), new IOException("gone"));
      line.willReply("{\"id\":2,\"error\":{\"code\":\"unknown_session\",\"detail\":\"gone\"}}");
      assertThatThrownBy(() -> channel.call("reset", "s", Map.of())).hasMessage("gone");
      line.refuses = true;
      line.willFail(new IOException("cut"));
      assertThatThrownBy(() -> channel.call("close", "s", Map.of(), Duration.ofMillis(100)))
          .hasMessageContaining("gave up after 0.1 s");
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "the server at ws://there is out of reach (gone); trying again for up to 0.3 s",
            "the server at ws://there is back");
  }

  @Test
  void aFirstConnectionToNobodyIsNotTriedAgain() {
    line.refuses = true;
    assertUnreachable("nothing listens there");
    assertThat(line.opened).isEqualTo(1);
  }

  @Test
  void aFirstConnectionThatIsCutIsTriedAgain() {
    line.willFail(new IOException("cut"));
    line.willReply("{\"id\":1,\"a\":1}");
    assertThat(channel.call("make", "", Map.of())).containsEntry("a", 1L);
  }

  @Test
  void aFatalFailureIsNotTriedAgain() {
    line.willFail(new FatalConnectionException("it speaks gibberish"));
    assertUnreachable("it speaks gibberish");
    assertThat(line.opened).isEqualTo(1);
  }

  @Test
  void aRequestBeyondTheServersLimitIsNotSent() {
    channel.limitRequests(30);
    assertThatThrownBy(() -> channel.call("step", "s", Map.of("action", "x".repeat(30))))
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_TOO_LARGE))
        .hasMessageContaining("30");
    assertThat(line.sent).isEmpty();
  }

  private void assertUnreachable(String reason) {
    assertThatThrownBy(() -> channel.call("step", "s", Map.of()))
        .isInstanceOfSatisfying(
            GymWireException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
        .hasMessageStartingWith("cannot use the server at ws://there: ")
        .hasMessageContaining(reason);
  }

  /** Connections that reply or fail as they were told to, in order. */
  private static final class Line implements Connector {
    private final Deque<Object> events = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private boolean refuses;
    private int opened;
    private int closed;

    void willReply(String... replies) {
      events.addAll(Arrays.asList(replies));
    }

    void willFail(IOException... failures) {
      events.addAll(Arrays.asList(failures));
    }

    @Override
    public Connection open() throws IOException {
      opened++;
      if (refuses) {
        throw new ConnectException("Connection refused");
      }
      return new Connection() {
        @Override
        public void send(Request request) {
          sent.add(StandardCharsets.UTF_8.decode(request.body().duplicate()).toString());
        }

        @Override
        public Reply receive() throws IOException {
          Object event = events.remove();
          if (event instanceof IOException failure) {
            throw failure;
          }
          return new Reply(
              false, ByteBuffer.wrap(((String) event).getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }
}
