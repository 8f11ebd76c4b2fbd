package io.gymwire.agentsdk.rollout;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A fixed number of whole episodes, begun and ended under one policy.
 *
 * <p>Every environment has its share of them. One that has given it waits for the others, and after
 * the policy has changed, the rest of an episode under way is left out: taking whichever episodes
 * end first would prefer the short ones. So with one environment no step is lost, and with more
 * some are.
 */
public final class EpisodeWindow implements Window {
  private final int[] shares;
  private final int[] missing;
  private final boolean[] whole;

  /**
   * Makes a window.
   *
   * @param environments N
   * @param episodes of all environments together
   */
  public EpisodeWindow(int environments, int episodes) {
    shares = new int[environments];
    missing = new int[environments];
    whole = new boolean[environments];
    for (int i = 0; i < environments; i++) {
      shares[i] = episodes / environments + (i < episodes % environments ? 1 : 0);
      whole[i] = true;
    }
    restart();
  }

  @Override
  public boolean takes(int index) {
    return whole[index] && missing[index] > 0;
  }

  @Override
  public void stepped(int index, boolean ended) {
    if (ended && takes(index)) {
      missing[index]--;
    }
    whole[index] = ended || (whole[index] && missing[index] > 0);
  }

  @Override
  public boolean isComplete() {
    for (int count : missing) {
      if (count > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void restart() {
    System.arraycopy(shares, 0, missing, 0, shares.length);
  }

  @Override
  public void save(StateWriter state, String name) {
    ByteBuffer bytes =
        ByteBuffer.allocate(missing.length * (Integer.BYTES + 1)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < missing.length; i++) {
      bytes.putInt(missing[i]).put((byte) (whole[i] ? 1 : 0));
    }
    state.putBytes(name + "/episodes", bytes.flip());
  }

  @Override
  public void load(StateReader state, String name) {
    ByteBuffer bytes = state.getBytes(name + "/episodes");
    for (int i = 0; i < missing.length; i++) {
      missing[i] = bytes.getInt();
      whole[i] = bytes.get() != 0;
    }
  }
}
