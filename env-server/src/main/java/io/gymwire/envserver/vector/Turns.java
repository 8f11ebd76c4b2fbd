package io.gymwire.envserver.vector;

import java.util.function.IntConsumer;

/**
 * Who does the N tasks of one step of a vector; they know nothing of each other and throw nothing.
 */
interface Turns {

  /** All of them one after the other in the calling thread. */
  Turns CALLING_THREAD =
      (count, task) -> {
        for (int i = 0; i < count; i++) {
          task.accept(i);
        }
      };

  /** Does {@code task} for 0 to {@code count - 1} and returns when all are done. */
  void forEach(int count, IntConsumer task);
}
