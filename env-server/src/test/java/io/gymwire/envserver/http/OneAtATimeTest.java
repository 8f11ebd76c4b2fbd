package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
  private final List<Runnable> pool = new ArrayList<>();
  private final OneAtATime requests = new OneAtATime(pool::add);
  private final Runnable first = new Request(1);
  private final Runnable second = new Request(2);

  @Test
  void aRequestBeginsAtOnceIfNoneIsUnderWay() {
    assertThat(requests.isFree()).isTrue();

    assertThat(requests.begin(first)).isTrue();

    assertThat(pool).containsExactly(first);
    assertThat(requests.isFree()).isFalse();
  }

  @Test
  void theNextBeginsWhenTheOneBeforeHasEnded() {
    requests.begin(first);

    assertThat(requests.begin(second)).isFalse();
    assertThat(pool).containsExactly(first);
    assertThat(requests.end()).isTrue();
    assertThat(pool).containsExactly(first, second);
    assertThat(requests.isFree()).isFalse();

    assertThat(requests.end()).isFalse();
    assertThat(requests.isFree()).isTrue();
    assertThat(pool).hasSize(2);
  }

  private record Request(int number) implements Runnable {
    @Override
    public void run() {}
  }
}
