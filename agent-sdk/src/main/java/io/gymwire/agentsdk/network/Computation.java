package io.gymwire.agentsdk.network;

/**
 * How a network computes with pictures.
 *
 * @param precision of the numbers
 * @param format of pictures and weights in memory
 */
public record Computation(Precision precision, PictureFormat format) {}
