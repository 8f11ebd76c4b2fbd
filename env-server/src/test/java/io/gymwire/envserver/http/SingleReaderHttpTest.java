package io.gymwire.envserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.strategy.AdaptiveExecutionStrategy;
import org.junit.jupiter.api.Test;

class SingleReaderHttpTest {

  @Test
  void whoGoesOnAfterAnErrorWaitsUntilTheReaderBeforeHasLeft() throws Exception {
    LingeringReader threads = new LingeringReader();
    Server server = new Server(threads);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new SingleReaderHttp(new HttpConfiguration()));
    server.addConnector(connector);
    server.start();
    try (RawHttp client = new RawHttp(connector.getLocalPort())) {
      client.send("GET / HTTP/1.1\r\nHost x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

      assertThat(client.receive().status()).isEqualTo(400);
      assertThat(threads.overtaken.get(20, TimeUnit.SECONDS)).isFalse();
      threads.second.get().join();
    } finally {
      server.stop();
    }
  }

  /**
   * Keeps the thread that read the broken request where it hands the error to another thread, until
   * the one that goes on reading is through or waits.
   */
  private static final class LingeringReader extends QueuedThreadPool {
    final CompletableFuture<Thread> second = new CompletableFuture<>();
    final CompletableFuture<Boolean> overtaken = new CompletableFuture<>();

    @Override
    public void execute(Runnable job) {
      if (!(job instanceof HttpConnection)) {
        super.execute(job);
        return;
      }
      Thread thread = new Thread(job, "goes on reading");
      thread.start();
      second.complete(thread);
    }

    // Yielding is a courtesy: nothing relies on what the scheduler makes of it.
    @SuppressWarnings("ThreadPriorityCheck")
    @Override
    public boolean tryExecute(Runnable task) {
      if (task instanceof AdaptiveExecutionStrategy) {
        return super.tryExecute(task);
      }
      new Thread(task, "answers the error").start();
      Thread thread = second.orTimeout(20, TimeUnit.SECONDS).join();
      while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
        Thread.yield();
      }
      overtaken.complete(!thread.isAlive());
      return true;
    }
  }
}
