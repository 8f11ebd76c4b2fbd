package io.gymwire.agentsdk.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Stable-Baselines3, CleanRL and Lightning Bolts call settings that have another name here.
 */
public final class FamiliarNames {
  private static final Map<String, List<String>> HERE =
      Map.ofEntries(
          Map.entry("lr", List.of("learning-rate")),
          Map.entry("n-steps", List.of("window-steps", "n-step")),
          Map.entry("num-steps", List.of("window-steps")),
          Map.entry("n-epochs", List.of("epochs")),
          Map.entry("update-epochs", List.of("epochs")),
          Map.entry("ent-coef", List.of("entropy-coefficient")),
          Map.entry("entropy-beta", List.of("entropy-coefficient")),
          Map.entry("vf-coef", List.of("value-coefficient")),
          Map.entry("clip-coef", List.of("clip-range")),
          Map.entry("clip-range-vf", List.of("value-clip-range")),
          Map.entry("max-grad-norm", List.of("max-gradient-norm")),
          Map.entry("norm-adv", List.of("normalize-advantages")),
          Map.entry("net-arch", List.of("hidden-sizes")),
          Map.entry("buffer-size", List.of("replay-capacity")),
          Map.entry("replay-size", List.of("replay-capacity")),
          Map.entry("warm-start-size", List.of("learning-starts")),
          Map.entry("sync-rate", List.of("target-update-interval")),
          Map.entry("target-network-frequency", List.of("target-update-interval")),
          Map.entry("exploration-fraction", List.of("epsilon-steps")),
          Map.entry("exploration-final-eps", List.of("epsilon-end")),
          Map.entry("end-e", List.of("epsilon-end")),
          Map.entry("eps-end", List.of("epsilon-end")),
          Map.entry("eps-last-frame", List.of("epsilon-steps")),
          Map.entry("train-freq", List.of("updates-per-step")),
          Map.entry("gradient-steps", List.of("updates-per-step")));

  private FamiliarNames() {}

  /** Returns which of the settings {@code names} is called {@code elsewhere} elsewhere. */
  public static Optional<String> of(String elsewhere, Collection<String> names) {
    String name = elsewhere.toLowerCase(Locale.ROOT).replace('_', '-');
    return HERE.getOrDefault(name, List.of()).stream().filter(names::contains).findFirst();
  }
}
