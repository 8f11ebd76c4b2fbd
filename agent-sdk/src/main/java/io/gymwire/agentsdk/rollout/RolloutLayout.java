package io.gymwire.agentsdk.rollout;

import io.gymwire.protocol.array.DType;

/**
 * What one row of a {@link Rollout} holds.
 *
 * @param observationType dtype of an observation's row, as networks take it
 * @param observationSize D
 * @param actionType dtype of actions
 * @param actionSize K
 * @param maskSize M, the length of an action mask; 0 if actions are never masked
 */
public record RolloutLayout(
    DType observationType, int observationSize, DType actionType, int actionSize, int maskSize) {}
