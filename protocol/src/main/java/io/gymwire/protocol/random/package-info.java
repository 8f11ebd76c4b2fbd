/**
 * Random numbers that are numpy's, bit for bit.
 *
 * <p>A seed means the same in Gymnasium and here: the same initial states, the same sampled
 * actions, the same episodes. So the generator is numpy's ({@code PCG64}), its seeding is numpy's
 * ({@code SeedSequence}), and each kind of draw takes the bits that numpy takes: doubles from 53 of
 * 64, integers by Lemire's method on halves of 32 of which one is kept, normal and exponential
 * numbers by a ziggurat of 256 layers. The tests compare streams of ten thousand draws of every
 * kind with the real numpy.
 *
 * <p>One seed may feed several generators by {@link io.gymwire.protocol.random.SeedSequence#child};
 * adding small numbers to a seed works as well, since close seeds give unrelated states. A
 * generator's whole state is 37 bytes, which go into checkpoints and saved environments.
 */
package io.gymwire.protocol.random;
