package io.gymwire.agents.bench;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The innermost loops, measured by JMH in a JVM of their own: {@code gymwire bench loops}. */
public final class LoopBenchmark {

  /** Runs {@link InnerLoops}. */
  public Report run() {
    try {
      List<List<Object>> rows =
          new Runner(
                  new OptionsBuilder()
                      .include("\\b" + InnerLoops.class.getSimpleName() + "\\b")
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run().stream()
                  .sorted(Comparator.comparing(result -> result.getPrimaryResult().getLabel()))
                  .map(LoopBenchmark::row)
                  .toList();
      return new Report(
          "Inner loops (JMH, one thread; messages are the reply to a step of 64 CartPoles)",
          List.of("loop", "ns", "+/- ns (99.9 %)"),
          rows,
          List.of());
    } catch (RunnerException e) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR, "JMH could not run: " + e.getMessage(), e);
    }
  }

  private static List<Object> row(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    return List.of(primary.getLabel(), primary.getScore(), primary.getScoreError());
  }
}
