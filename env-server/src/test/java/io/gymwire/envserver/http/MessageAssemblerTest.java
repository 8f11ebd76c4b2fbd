package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MessageAssemblerTest {
  private final AtomicLong now = new AtomicLong();
  private final MessageAssembler assembler = new MessageAssembler(100, now::get);

  @Test
  void aMessageIsOverdueAMinuteAfterItBegan() {
    assertThat(assembler.isOverdue()).isFalse();
    assembler.add(piece());
    now.addAndGet(Duration.ofSeconds(60).toNanos());
    assembler.add(piece());
    assertThat(assembler.isOverdue()).isFalse();

    now.addAndGet(1);

    assertThat(assembler.isOverdue()).isTrue();
  }

  @Test
  void theNextMessageHasAMinuteOfItsOwn() {
    assembler.add(piece());
    now.addAndGet(Duration.ofSeconds(50).toNanos());
    assertThat(assembler.last(piece()).orElseThrow().remaining()).isEqualTo(2);
    assertThat(assembler.isUnderWay()).isFalse();
    now.addAndGet(Duration.ofSeconds(50).toNanos());

    assembler.add(piece());

    assertThat(assembler.isUnderWay()).isTrue();
    assertThat(assembler.isOverdue()).isFalse();
  }

  @Test
  void aMessageThatIsTooLargeIsUnderWayToo() {
    assembler.add(ByteBuffer.allocate(101));

    assertThat(assembler.isUnderWay()).isTrue();
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(assembler.isOverdue()).isTrue();
  }

  private static ByteBuffer piece() {
    return ByteBuffer.wrap(new byte[1]);
  }
}
