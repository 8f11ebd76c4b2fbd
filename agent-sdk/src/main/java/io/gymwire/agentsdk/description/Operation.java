package io.gymwire.agentsdk.description;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One step of what a network computes, from a batch of B to a batch of B: its kind, and what is to
 * be known for it. The factories are all kinds that there are; a network of one's own may use
 * others.
 *
 * @param kind such as {@code linear}
 * @param arguments by name: numbers, names of tensors, operations, or lists of these
 */
public record Operation(String kind, Map<String, Object> arguments) {

  /**
   * A part of an observation that is a Dict.
   *
   * @param key of the Dict
   * @param layers from the observation under it to features, of shape (B, F)
   */
  public record Part(String key, List<Operation> layers) {

    /** Keeps a copy. */
    public Part {
      layers = List.copyOf(layers);
    }
  }

  /** Keeps a copy, in the order of the names. */
  public Operation {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /** Returns all of {@code parts}, one after the other. */
  @SafeVarargs
  public static List<Operation> sequence(List<Operation>... parts) {
    List<Operation> sequence = new ArrayList<>();
    for (List<Operation> part : parts) {
      sequence.addAll(part);
    }
    return sequence;
  }

  /** Returns that each row's elements are taken in {@code shape}, the last axis running fastest. */
  public static Operation reshape(int... shape) {
    return new Operation("reshape", Map.of("shape", IntStream.of(shape).boxed().toList()));
  }

  /** Returns that the axes, of which the batch's is 0, are put in this order. */
  public static Operation permute(int... axes) {
    return new Operation("permute", Map.of("axes", IntStream.of(axes).boxed().toList()));
  }

  /** Returns x / by. */
  public static Operation divide(double by) {
    return new Operation("divide", Map.of("by", by));
  }

  /**
   * Returns that integer i, of n, becomes counts[i] numbers: 0 but for a 1 at its value less
   * starts[i]. Those of all integers lie side by side.
   */
  public static Operation oneHot(long[] counts, long[] starts) {
    return new Operation("one_hot", choices(counts, starts));
  }

  /** Returns that each part of a Dict goes its own way, and their features lie side by side. */
  public static Operation concatenate(List<Part> parts) {
    return new Operation("concatenate", Map.of("parts", parts));
  }

  /**
   * Returns x W^T + b.
   *
   * @param weight the name of W, of shape (out, in)
   * @param bias the name of b, of shape (out)
   */
  public static Operation linear(String weight, String bias) {
    return new Operation("linear", Map.of("weight", weight, "bias", bias));
  }

  /**
   * Returns a convolution of (B, in, H, W) without padding, as PyTorch's {@code conv2d}.
   *
   * @param weight the name of a tensor of shape (out, in, height, width)
   * @param bias the name of one of shape (out)
   * @param stride along both axes
   */
  public static Operation convolution(String weight, String bias, int stride) {
    return new Operation("convolution", Map.of("weight", weight, "bias", bias, "stride", stride));
  }

  /** Returns max(0, x). */
  public static Operation relu() {
    return new Operation("relu", Map.of());
  }

  /** Returns the hyperbolic tangent. */
  public static Operation tanh() {
    return new Operation("tanh", Map.of());
  }

  /**
   * Returns V + A - mean A, the mean over the actions, with K numbers an action side by side.
   *
   * @param actions how many there are
   * @param value from x to V, of shape (B, K)
   * @param advantage from x to A, of shape (B, actions * K)
   */
  public static Operation dueling(int actions, List<Operation> value, List<Operation> advantage) {
    return new Operation(
        "dueling", Map.of("actions", actions, "value", value, "advantage", advantage));
  }

  /**
   * Returns sum_i z_i p_i for each action, p the softmax of its logits, of which there are {@code
   * atoms} an action side by side; z are as many numbers from {@code least} to {@code most}, evenly
   * apart.
   */
  public static Operation expectation(int atoms, double least, double most) {
    return new Operation("expectation", Map.of("atoms", atoms, "least", least, "most", most));
  }

  /**
   * Returns, for each integer i of n, starts[i] plus the place of the largest of its counts[i]
   * numbers, which lie side by side: the reverse of {@link #oneHot}.
   */
  public static Operation argmax(long[] counts, long[] starts) {
    return new Operation("argmax", choices(counts, starts));
  }

  /** Returns 1 where x is above 0, else 0. */
  public static Operation positive() {
    return new Operation("positive", Map.of());
  }

  /** Returns max(low, min(high, x)), each of a row's elements within its own bounds. */
  public static Operation clip(List<Float> low, List<Float> high) {
    return new Operation("clip", Map.of("low", low, "high", high));
  }

  private static Map<String, Object> choices(long[] counts, long[] starts) {
    return Map.of(
        "counts",
        LongStream.of(counts).boxed().toList(),
        "starts",
        LongStream.of(starts).boxed().toList());
  }
}
