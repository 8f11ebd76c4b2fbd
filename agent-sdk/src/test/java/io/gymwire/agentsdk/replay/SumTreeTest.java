package io.gymwire.agentsdk.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class SumTreeTest {

  @Test
  void everyLeafIsFoundAlongItsShare() {
    for (int leaves : new int[] {1, 2, 3, 4, 5, 7, 8, 13, 64}) {
      SumTree tree = new SumTree(leaves);
      double[] found = new double[leaves];
      double sum = 0;
      for (int leaf = 0; leaf < leaves; leaf++) {
        tree.set(leaf, leaf % 4);
        sum += leaf % 4;
      }
      assertThat(tree.total()).isEqualTo(sum);
      double step = 1.0 / 8;
      for (double offset = 0; offset < sum; offset += step) {
        found[tree.find(offset)] += step;
      }

      for (int leaf = 0; leaf < leaves; leaf++) {
        assertThat(found[leaf]).isEqualTo(leaf % 4);
      }
    }
  }

  // A tree that adds differences to its sums fails: 1e16 + 1 - 1e16 is 0 in doubles.
  @Test
  void theTotalIsOfTheWeightsAsTheyAreHoweverOftenTheyChanged() {
    SumTree tree = new SumTree(1000);
    Pcg64 random = Pcg64.seeded(0);
    double[] weights = new double[1000];
    for (int change = 0; change < 100_000; change++) {
      int leaf = (int) random.integers(1000);
      weights[leaf] = random.nextDouble() * Math.pow(10, (double) random.integers(-8, 17));
      tree.set(leaf, weights[leaf]);
    }
    for (int leaf = 0; leaf < 1000; leaf++) {
      weights[leaf] = 1e-3 * leaf;
      tree.set(leaf, weights[leaf]);
      assertThat(tree.get(leaf)).isEqualTo(weights[leaf]);
    }

    assertThat(tree.total()).isCloseTo(1e-3 * 999 * 1000 / 2, within(1e-9));
  }

  // Mutations that fail it: a scan for the leaf; all sums worked out anew at a change. Both take
  // hours here, where a second is enough.
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void findingAndChangingTouchOnlyAPathOfTheTree() {
    int leaves = 1 << 22;
    SumTree tree = new SumTree(leaves);
    for (int leaf = 0; leaf < leaves; leaf++) {
      tree.set(leaf, 1);
    }
    Pcg64 random = Pcg64.seeded(0);
    int[] drawn = new int[8];
    double[] offsets = new double[drawn.length];
    double[] weights = new double[drawn.length];
    Arrays.fill(weights, 1);
    for (int batch = 0; batch < 50_000; batch++) {
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (int) random.integers(leaves);
        offsets[i] = drawn[i] + 0.5;
        assertThat(tree.find(offsets[i])).isEqualTo(drawn[i]);
        tree.set(drawn[i], 1);
      }
      assertThat(tree.find(offsets)).isEqualTo(drawn);
      tree.set(drawn, weights);
    }
  }

  @Test
  void aLeafOfNoWeightIsNeverFoundNotEvenBeyondTheTotal() {
    SumTree tree = new SumTree(6);
    tree.set(0, 0.1);
    tree.set(2, 0.2);

    for (double offset : new double[] {0, 0.1, 0.2, Math.nextDown(tree.total()), tree.total(), 9}) {
      assertThat(tree.find(offset)).isIn(0, 2);
    }
  }

  // Mutations tried: the root is left as it was; the share on the left is not taken off the offset.
  @Test
  void severalAtOnceAreAsOneAfterTheOther() {
    Pcg64 random = Pcg64.seeded(3);
    for (int leaves : new int[] {1, 2, 3, 5, 8, 13, 64, 100, 1000}) {
      SumTree single = new SumTree(leaves);
      SumTree together = new SumTree(leaves);
      for (int round = 0; round < 50; round++) {
        int[] changed = new int[16];
        double[] weights = new double[16];
        double[] offsets = new double[16];
        for (int i = 0; i < changed.length; i++) {
          changed[i] = (int) random.integers(leaves);
          weights[i] = random.integers(4) == 0 ? 0 : random.nextDouble();
          single.set(changed[i], weights[i]);
        }
        together.set(changed, weights);
        assertThat(together.total()).isEqualTo(single.total());
        for (int i = 0; i < offsets.length; i++) {
          offsets[i] = random.nextDouble() * single.total();
        }
        int[] found = single.total() > 0 ? together.find(offsets) : new int[0];
        for (int i = 0; i < found.length; i++) {
          assertThat(found[i]).isEqualTo(single.find(offsets[i]));
        }
        for (int leaf = 0; leaf < leaves; leaf++) {
          assertThat(together.get(leaf)).isEqualTo(single.get(leaf));
        }
      }
    }
  }
}
