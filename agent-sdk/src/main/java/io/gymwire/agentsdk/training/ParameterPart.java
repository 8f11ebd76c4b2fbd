package io.gymwire.agentsdk.training;

import java.util.List;

/**
 * Where one tensor of a network lies among all its parameters.
 *
 * @param section which part of the network it belongs to, such as {@code value}; empty if that has
 *     none
 * @param name within its section, such as {@code 0.weight}
 * @param shape such as (out, in)
 * @param strides how many parameters further the next element along each axis is
 * @param offset of the first element, in parameters
 */
public record ParameterPart(
    String section, String name, List<Long> shape, List<Long> strides, long offset) {

  /** Checks nothing, copies everything. */
  public ParameterPart {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
  }

  /** Returns the name with the section's before it, if that has one: {@code value.0.weight}. */
  public String path() {
    return section.isEmpty() ? name : section + "." + name;
  }

  /** Returns how many elements the tensor has. */
  public long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
