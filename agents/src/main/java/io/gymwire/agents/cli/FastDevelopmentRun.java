package io.gymwire.agents.cli;

import io.gymwire.agentsdk.settings.Setting;
import io.gymwire.agentsdk.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A run of a few steps through all that a long one does: it acts, updates, evaluates, and saves
 * checkpoints, at least twice each.
 */
final class FastDevelopmentRun {
  private static final long STEPS = 200;
  private static final long WARM_UP = 50;

  private FastDevelopmentRun() {}

  /** Returns {@code config} made short, but for the settings that are given by name. */
  static RunConfig of(
      RunConfig config, Map<String, String> trainer, Map<String, String> hyperparameters) {
    List<Setting> settings = Settings.list(config.algorithm().hyperparameters());
    Map<String, String> learning = new LinkedHashMap<>();
    // The names under which algorithms say how long they wait for the first update.
    put(settings, learning, "learning-starts", WARM_UP);
    put(settings, learning, "batch-episodes", 1);
    learning.putAll(hyperparameters);
    RunConfig quick = config.withHyperparameters(learning);
    long window = number(settings, "window-steps").orElse(0) * config.trainer().numEnvs();
    long steps = Math.max(STEPS * config.trainer().numEnvs(), 2 * window);
    Map<String, String> run = new LinkedHashMap<>();
    run.put("total-steps", Long.toString(steps));
    run.put("stop-at-return", "none");
    run.put("patience", "none");
    run.put("evaluate-every", Long.toString(steps / 2));
    run.put("evaluation-episodes", "2");
    run.put("fresh-episodes", "2");
    run.put("checkpoint-every", Long.toString(steps / 2));
    run.put("log-every", Long.toString(steps / 4));
    run.putAll(trainer);
    return quick.with(Map.of(), run);
  }

  private static void put(
      List<Setting> settings, Map<String, String> changes, String name, long value) {
    if (number(settings, name).isPresent()) {
      changes.put(name, Long.toString(value));
    }
  }

  private static OptionalLong number(List<Setting> settings, String name) {
    return settings.stream()
        .filter(setting -> setting.name().equals(name))
        .mapToLong(setting -> Long.parseLong(setting.value()))
        .findFirst();
  }
}
