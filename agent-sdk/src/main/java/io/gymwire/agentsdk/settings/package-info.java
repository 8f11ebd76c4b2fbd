/**
 * Names for the components of a record: one mechanism for command line, YAML and documentation.
 *
 * <p>The component {@code learningRate} of a record of hyperparameters is {@code learning-rate}
 * everywhere outside Java, its {@link io.gymwire.agentsdk.settings.Describe} says what it is for,
 * and its value in a default instance is its default. What several records have in common is a
 * record of its own, a component of each; outside Java nobody sees the difference.
 */
package io.gymwire.agentsdk.settings;
