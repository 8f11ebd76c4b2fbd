package io.gymwire.agentsdk.training;

import java.util.OptionalDouble;

/**
 * How a run is conducted, whatever the algorithm.
 *
 * @param envId which environment
 * @param numEnvs how many of them train together
 * @param seed of everything: environment i is seeded with seed + i
 * @param totalSteps environment steps, over all environments, at which the run ends
 * @param stopAtReturn the mean evaluation return at which the run ends early, if any
 * @param evaluateEvery environment steps between evaluations
 * @param evaluationEpisodes episodes an evaluation, all run side by side, one an environment
 * @param checkpointEvery environment steps between saves of the {@code last} checkpoint
 * @param logEvery environment steps between rows of metrics
 */
public record TrainerSettings(
    String envId,
    int numEnvs,
    long seed,
    long totalSteps,
    OptionalDouble stopAtReturn,
    long evaluateEvery,
    int evaluationEpisodes,
    long checkpointEvery,
    long logEvery) {}
