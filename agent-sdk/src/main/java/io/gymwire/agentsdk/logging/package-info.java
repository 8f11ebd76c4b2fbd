/**
 * What a run leaves in its folder for people and programs: {@code config.yaml}, {@code
 * metrics.jsonl}, a TensorBoard event file and {@code summary.json}.
 *
 * <p>Nothing of the clock is in {@code metrics.jsonl}: the same seed gives the same bytes. Wall
 * times are in the event file and the summary.
 */
package io.gymwire.agentsdk.logging;
