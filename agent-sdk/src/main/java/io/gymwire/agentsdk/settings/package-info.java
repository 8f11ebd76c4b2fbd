/**
 * Names for the components of a record: one mechanism for command line, YAML and documentation.
 *
 * <p>The component {@code learningRate} of a record of hyperparameters is {@code learning-rate}
 * everywhere outside Java, its {@link io.gymwire.agentsdk.settings.Describe} says what it is for,
 * and its value in a default instance is its default.
 */
package io.gymwire.agentsdk.settings;
