package io.gymwire.agentsdk.replay;

import java.util.Arrays;

/**
 * Weights of which one is found by its share of their sum in O(log N), as prioritised replay needs
 * it (Schaul et al. 2016, appendix B.2.1).
 *
 * <p>A binary tree in an array: node 1 is the root, the children of node i are 2i and 2i + 1, and
 * the leaves, from node N on, are the weights. A node is always the sum of its children as they
 * are, never a sum that differences were added to, so that errors of rounding do not pile up.
 */
final class SumTree {
  private final int leaves;
  private final double[] nodes;

  /** Makes {@code leaves} weights of 0; at least 1. */
  SumTree(int leaves) {
    this.leaves = leaves;
    nodes = new double[2 * leaves];
  }

  /** Returns the sum of all weights. */
  double total() {
    return nodes[1];
  }

  /** Returns a weight. */
  double get(int leaf) {
    return nodes[leaves + leaf];
  }

  /** Sets all weights to 0. */
  void clear() {
    Arrays.fill(nodes, 0);
  }

  /** Sets a weight, which must be finite and not negative. */
  void set(int leaf, double weight) {
    int node = leaves + leaf;
    nodes[node] = weight;
    while (node > 1) {
      node >>= 1;
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
    }
  }

  /**
   * Returns the leaf in whose share of the total {@code offset} lies, where the shares lie side by
   * side from 0 on, in the order of the tree. No leaf of weight 0 is found.
   *
   * @param offset from 0 to the total, which must not be 0
   */
  int find(double offset) {
    double rest = offset;
    int node = 1;
    while (node < leaves) {
      int left = 2 * node;
      // By rounding, the rest may reach past the last weight there is.
      if (rest < nodes[left] || nodes[left + 1] == 0) {
        node = left;
      } else {
        rest -= nodes[left];
        node = left + 1;
      }
    }
    return node - leaves;
  }

  /**
   * Does what {@link #set(int, double)} does for several leaves, the last of equal ones counting.
   *
   * <p>All go up the tree together, level by level: what one of them needs is fetched from memory
   * while the others compute, and neighbours soon share their way.
   */
  void set(int[] changed, double[] weights) {
    int[] climbing = new int[changed.length];
    for (int i = 0; i < changed.length; i++) {
      climbing[i] = leaves + changed[i];
      nodes[climbing[i]] = weights[i];
    }
    int count = changed.length;
    while (count > 0) {
      int left = 0;
      for (int i = 0; i < count; i++) {
        int node = climbing[i] >> 1;
        if (node > 0 && (left == 0 || climbing[left - 1] != node)) {
          nodes[node] = nodes[2 * node] + nodes[2 * node + 1];
          climbing[left++] = node;
        }
      }
      count = left;
    }
  }

  /**
   * Returns what {@link #find(double)} does for each of {@code offsets}; all go down the tree
   * together, for the same reason.
   */
  int[] find(double[] offsets) {
    double[] rest = offsets.clone();
    int[] found = new int[rest.length];
    Arrays.fill(found, 1);
    for (int level = 1; level < leaves; level *= 2) {
      for (int i = 0; i < found.length; i++) {
        if (found[i] < leaves) {
          int left = 2 * found[i];
          boolean goesLeft = rest[i] < nodes[left] || nodes[left + 1] == 0;
          rest[i] -= goesLeft ? 0 : nodes[left];
          found[i] = goesLeft ? left : left + 1;
        }
      }
    }
    for (int i = 0; i < found.length; i++) {
      found[i] -= leaves;
    }
    return found;
  }
}
