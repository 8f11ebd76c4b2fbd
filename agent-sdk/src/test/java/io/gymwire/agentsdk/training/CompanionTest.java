package io.gymwire.agentsdk.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompanionTest {
  private final Companion companion = new Companion();

  @AfterEach
  void close() {
    companion.close();
  }

  @Test
  void bothAreDoneAtOnce() {
    CompletableFuture<String> question = new CompletableFuture<>();
    CompletableFuture<String> answer = new CompletableFuture<>();

    Supplier<String> result =
        companion.with(
            () -> {
              question.complete("which?");
              return answer.join();
            },
            () -> answer.complete("to " + question.join()));

    assertThat(result.get()).isEqualTo("to which?");
  }

  @Test
  void aFailureIsThrownWhenTheResultIsAskedFor() {
    AtomicBoolean done = new AtomicBoolean();
    Supplier<String> result =
        companion.with(
            () -> {
              throw new IllegalStateException("broken");
            },
            () -> done.set(true));

    assertThat(done).isTrue();
    assertThatThrownBy(result::get).isInstanceOf(IllegalStateException.class).hasMessage("broken");
  }

  @Test
  void theWorkIsDoneToItsEndEvenIfTheOtherFails() {
    CompletableFuture<Boolean> failing = new CompletableFuture<>();
    AtomicBoolean done = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                companion.with(
                    () -> {
                      failing.join();
                      done.set(true);
                      return 1;
                    },
                    () -> {
                      failing.complete(true);
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(done).isTrue();
  }
}
