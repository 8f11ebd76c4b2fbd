package io.gymwire.agentsdk.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down everything that a run tells its callbacks, and keeps it over a resume. */
final class Journal implements Callback {
  final List<String> lines = new ArrayList<>();

  @Override
  public void onStart(Run run) {
    lines.add("start " + run.environmentSteps());
  }

  @Override
  public void onEpisode(Run run, Episode episode) {
    lines.add("episode " + run.environmentSteps() + " " + episode);
  }

  @Override
  public void onMetrics(Run run, Map<String, Double> metrics) {
    lines.add("metrics " + run.environmentSteps() + " " + metrics + " " + run.recentReturn());
  }

  @Override
  public void onEvaluation(Run run, Evaluation evaluation) {
    lines.add("evaluation " + run.environmentSteps() + " " + evaluation);
  }

  @Override
  public void onCheckpoint(Run run, Path checkpoint) {
    lines.add("checkpoint " + run.environmentSteps() + " " + checkpoint.getFileName());
  }

  @Override
  public void onEnd(Run run) {
    lines.add("end " + run.environmentSteps() + " " + run.stopReason().orElseThrow());
  }

  @Override
  public void save(StateWriter state) {
    state.putBytes("lines", Utf8.encode(String.join("\n", lines)));
  }

  @Override
  public void load(StateReader state) {
    lines.clear();
    Utf8.decode(state.getBytes("lines")).lines().forEach(lines::add);
  }

  List<String> linesOf(String kind) {
    return lines.stream().filter(line -> line.startsWith(kind)).toList();
  }
}
