package io.gymwire.agents.play;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Discrete;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A person at the keys.
 *
 * <p>Where actions have names, such as UPRIGHTFIRE, the keys that make up a name do that action.
 * Where they have none, the first ones are on the left, right, up and down arrow and space, and
 * without a key the last one goes on.
 */
final class KeyboardPlayer implements Player {
  private static final List<Key> IN_ORDER =
      List.of(Key.LEFT, Key.RIGHT, Key.UP, Key.DOWN, Key.FIRE);

  private final long firstAction;
  private final List<Set<Key>> keysOfActions;
  private int latest;

  private KeyboardPlayer(long firstAction, List<Set<Key>> keysOfActions) {
    this.firstAction = firstAction;
    this.keysOfActions = keysOfActions;
  }

  /**
   * Returns a player of what {@code spec} says.
   *
   * @throws GymWireException with code UNSUPPORTED if its actions are not Discrete
   */
  static KeyboardPlayer of(EnvironmentSpec spec) {
    if (!(spec.actionSpace() instanceof Discrete actions)) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "%s has the action space %s; keys can play Discrete ones: try --by random"
              .formatted(spec.id(), spec.actionSpace()));
    }
    boolean isNamed = spec.actionMeanings().size() == actions.n();
    List<Set<Key>> keys =
        isNamed
            ? spec.actionMeanings().stream().map(KeyboardPlayer::keysIn).toList()
            : IN_ORDER.stream().limit(actions.n()).map(Set::of).toList();
    return new KeyboardPlayer(actions.start(), keys);
  }

  @Override
  public NdArray act(Observed observed, Set<Key> held) {
    int best = latest;
    int most = -1;
    for (int i = 0; i < keysOfActions.size(); i++) {
      Set<Key> keys = keysOfActions.get(i);
      if (held.containsAll(keys) && keys.size() > most) {
        best = i;
        most = keys.size();
      }
    }
    latest = best;
    return NdArray.ofLongs(firstAction + best);
  }

  private static Set<Key> keysIn(String meaning) {
    Set<Key> keys = EnumSet.noneOf(Key.class);
    for (Key key : Key.values()) {
      if (meaning.contains(key.name())) {
        keys.add(key);
      }
    }
    return keys;
  }
}
