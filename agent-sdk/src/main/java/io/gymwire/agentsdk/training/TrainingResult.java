package io.gymwire.agentsdk.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of a run.
 *
 * @param directory the folder that holds everything of it
 * @param algorithm the algorithm's name
 * @param envId the environment
 * @param seed the seed of everything
 * @param environmentSteps environment steps taken, those before a resume included
 * @param updates gradient updates done
 * @param episodes training episodes that ended
 * @param wallSeconds the time it took, since the resume if there was one; the only value that a repetition changes
 * @param solvedAtStep the environment steps at which the return to stop at was reached and confirmed, if it was
 * @param stopReason why it ended
 * @param message what stopped it, in words
 * @param evaluation the best checkpoint on fresh episodes; empty if the run was interrupted
 */
public record TrainingResult(
    Path directory,
    String algorithm,
    String envId,
    long seed,
    long environmentSteps,
    long updates,
    long episodes,
    double wallSeconds,
    OptionalLong solvedAtStep,
    StopReason stopReason,
    String message,
    Optional<Evaluation> evaluation) {}
