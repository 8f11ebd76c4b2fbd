package io.gymwire.agents.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Divides the colours of a picture into boxes that one colour each can stand for: median cut
 * (Heckbert, Color image quantization for frame buffer display, SIGGRAPH 1982). Colours are
 * 0xRRGGBB.
 */
final class MedianCut {
  private static final int[] SHIFTS = {16, 8, 0};

  private final Map<Integer, Integer> counts;

  /**
   * Divides the colours that are the keys of {@code counts}, each on as many pixels as its value.
   */
  MedianCut(Map<Integer, Integer> counts) {
    this.counts = counts;
  }

  /** Returns at most {@code most} boxes; one a colour if there are no more colours. */
  List<int[]> boxes(int most) {
    int[] colours = counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    if (colours.length <= most) {
      return Arrays.stream(colours).mapToObj(colour -> new int[] {colour}).toList();
    }
    PriorityQueue<int[]> boxes = new PriorityQueue<>(Comparator.comparingLong(this::badness));
    boxes.add(colours);
    while (boxes.size() < most) {
      boxes.addAll(split(boxes.remove()));
    }
    return new ArrayList<>(boxes);
  }

  /** Returns the mean colour of a box over its pixels. */
  static int mean(int[] box, Map<Integer, Integer> counts) {
    int mean = 0;
    for (int shift : SHIFTS) {
      long sum = 0;
      long pixels = 0;
      for (int colour : box) {
        sum += (long) channel(colour, shift) * counts.get(colour);
        pixels += counts.get(colour);
      }
      mean |= (int) ((sum + pixels / 2) / pixels) << shift;
    }
    return mean;
  }

  // The worst first: the most pixels over the widest range.
  private long badness(int[] box) {
    return -pixels(box) * range(box, widest(box));
  }

  private List<int[]> split(int[] box) {
    int shift = widest(box);
    int[] sorted =
        Arrays.stream(box)
            .boxed()
            .sorted(Comparator.comparingInt(colour -> channel(colour, shift)))
            .mapToInt(Integer::intValue)
            .toArray();
    long half = pixels(box) / 2;
    int cut = 1;
    for (long passed = counts.get(sorted[0]); cut < sorted.length - 1 && passed < half; cut++) {
      passed += counts.get(sorted[cut]);
    }
    return List.of(
        Arrays.copyOfRange(sorted, 0, cut), Arrays.copyOfRange(sorted, cut, sorted.length));
  }

  private long pixels(int[] box) {
    return Arrays.stream(box).mapToLong(counts::get).sum();
  }

  private static int widest(int[] box) {
    int widest = SHIFTS[0];
    for (int shift : SHIFTS) {
      if (range(box, shift) > range(box, widest)) {
        widest = shift;
      }
    }
    return widest;
  }

  private static int range(int[] box, int shift) {
    int low = 255;
    int high = 0;
    for (int colour : box) {
      low = Math.min(low, channel(colour, shift));
      high = Math.max(high, channel(colour, shift));
    }
    return high - low;
  }

  private static int channel(int colour, int shift) {
    return (colour >> shift) & 0xff;
  }
}
