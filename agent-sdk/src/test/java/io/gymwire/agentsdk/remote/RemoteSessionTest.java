package io.gymwire.agentsdk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteSessionTest {
  private final Script script = new Script();
  private final RemoteSession session =
      new RemoteSession(
          new RequestChannel(() -> script, Codec.CBOR, Duration.ZERO, "ws://there"), "s", 0);

  @Test
  void resetsAndStepsAreCounted() {
    script.accept(3);
    session.advance("reset", Map.of());
    session.advance("step", Map.of());
    session.advance("step", Map.of());
    assertThat(script.seqs()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aRefusedRequestDoesNotUseUpItsNumber() {
    script.refuse("invalid_value");
    script.accept(1);
    assertThatThrownBy(() -> session.advance("step", Map.of()))
        .isInstanceOf(GymWireException.class);
    session.advance("step", Map.of());
    assertThat(script.seqs()).containsExactly(1L, 1L);
  }

  @Test
  void anEnvironmentsFailureUsesUpItsNumber() {
    script.refuse("environment_failed");
    script.accept(1);
    assertThatThrownBy(() -> session.advance("step", Map.of()))
        .isInstanceOf(GymWireException.class);
    session.advance("reset", Map.of());
    assertThat(script.seqs()).containsExactly(1L, 2L);
  }

  @Test
  void otherOperationsHaveNoNumber() {
    script.accept(1);
    session.call("render", Map.of());
    assertThat(script.requests.get(0)).doesNotContainKey("seq");
  }

  @Test
  void aReplyToAnotherNumberIsRefused() {
    script.events.add(Map.of("seq", 7L));
    assertCode(ErrorCode.UNREACHABLE, "number 7");
  }

  @Test
  void afterAStepOfUnknownFateNothingElseIsSent() {
    script.events.add(new IOException("cut"));
    script.accept(1);
    assertCode(ErrorCode.UNREACHABLE, "cut");
    assertCode(ErrorCode.UNREACHABLE, "cut");
    assertThat(script.requests).hasSize(1);
  }

  @Test
  void aStepThatWasTurnedAwayMayStillBeDoneSoNothingElseIsSent() {
    script.refuse("limit_exceeded");
    script.accept(1);
    assertCode(ErrorCode.LIMIT_EXCEEDED, "limit_exceeded");
    assertCode(ErrorCode.LIMIT_EXCEEDED, "limit_exceeded");
    assertThat(script.requests).hasSize(1);
  }

  @Test
  void aStepThatWasTurnedAwayIsSentAgainUnderTheSameNumber() {
    RemoteSession patient =
        new RemoteSession(
            new RequestChannel(() -> script, Codec.CBOR, Duration.ofMinutes(1), "ws://there"),
            "s",
            0);
    script.refuse("limit_exceeded");
    script.refuse("limit_exceeded");
    script.accept(2);
    patient.advance("step", Map.of());
    patient.advance("step", Map.of());
    assertThat(script.seqs()).containsExactly(1L, 1L, 1L, 2L);
  }

  @Test
  void aSessionThatTheServerLostIsSaidToBeLost() {
    script.refuse("unknown_session");
    assertCode(ErrorCode.UNKNOWN_SESSION, "make a new environment");
    assertCode(ErrorCode.UNKNOWN_SESSION, "make a new environment");
  }

  @Test
  void aClosedSessionSaysSo() {
    script.accept(1);
    session.close();
    session.close();
    assertCode(ErrorCode.UNKNOWN_SESSION, "closed");
    assertThat(script.requests).extracting(request -> request.get("op")).containsExactly("close");
  }

  @Test
  void closingASessionThatIsGoneIsHarmless() {
    script.refuse("unknown_session");
    session.close();
    assertThat(script.requests).hasSize(1);
  }

  private void assertCode(ErrorCode code, String reason) {
    assertThatThrownBy(() -> session.advance("step", Map.of()))
        .isInstanceOfSatisfying(GymWireException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(reason);
  }

  /** A server that accepts or refuses as it was told to, in order. */
  private static final class Script implements Connection {
    private final Deque<Object> events = new ArrayDeque<>();
    private final List<Map<String, Object>> requests = new ArrayList<>();

    void accept(int count) {
      for (int i = 0; i < count; i++) {
        events.add(Map.of());
      }
    }

    void refuse(String code) {
      events.add(Map.of("error", Map.of("code", code, "detail", code + " it is")));
    }

    List<Object> seqs() {
      return requests.stream().map(request -> request.get("seq")).toList();
    }

    @Override
    public void send(Request request) {
      requests.add(Codec.CBOR.decode(request.body().duplicate()));
    }

    @Override
    public Reply receive() throws IOException {
      Object event = events.remove();
      if (event instanceof IOException failure) {
        throw failure;
      }
      Map<String, Object> last = requests.get(requests.size() - 1);
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put("id", last.get("id"));
      Optional.ofNullable(last.get("seq")).ifPresent(seq -> reply.put("seq", seq));
      ((Map<?, ?>) event).forEach((key, value) -> reply.put((String) key, value));
      ByteBuffer body = Codec.CBOR.encode(reply);
      return new Reply(false, body);
    }

    @Override
    public void close() {}
  }
}
