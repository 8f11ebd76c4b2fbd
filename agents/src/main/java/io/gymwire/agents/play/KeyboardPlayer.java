package io.gymwire.agents.play;

import io.gymwire.agentsdk.training.Observed;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Discrete;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person at the keys.
 *
 * <p>Where actions have names, such as UPRIGHTFIRE, the keys that make up a name do that action; if
 * none is for doing nothing, the game waits for a key. What {@code action_mask} in the info forbids
 * cannot be done. Where they have no names, the first ones are on the left, right, up and down
 * arrow and space, and without a key the last one goes on.
 */
final class KeyboardPlayer implements Player {
  private static final List<Key> IN_ORDER =
      List.of(Key.LEFT, Key.RIGHT, Key.UP, Key.DOWN, Key.FIRE);

  /** Names that are not made of keys' names. */
  private static final Map<String, Set<Key>> OTHER_NAMES =
      Map.of(
          "NORTH", Set.of(Key.UP),
          "SOUTH", Set.of(Key.DOWN),
          "WEST", Set.of(Key.LEFT),
          "EAST", Set.of(Key.RIGHT),
          "PICKUP", Set.of(Key.FIRE),
          "DROPOFF", Set.of(Key.FIRE));

  private final long firstAction;
  private final List<Set<Key>> keysOfActions;
  private final boolean waits;
  private int latest;

  private KeyboardPlayer(long firstAction, List<Set<Key>> keysOfActions, boolean waits) {
    this.firstAction = firstAction;
    this.keysOfActions = keysOfActions;
    this.waits = waits;
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
    return new KeyboardPlayer(
        actions.start(), keys, isNamed && keys.stream().noneMatch(Set::isEmpty));
  }

  @Override
  public Optional<Object> act(Observed observed, Set<Key> held) {
    int best = latest;
    int most = -1;
    for (int i = 0; i < keysOfActions.size(); i++) {
      Set<Key> keys = keysOfActions.get(i);
      if (held.containsAll(keys) && keys.size() > most && isAllowed(i, observed.info())) {
        best = i;
        most = keys.size();
      }
    }
    if (waits && most < 0) {
      return Optional.empty();
    }
    latest = best;
    return Optional.of(NdArray.ofLongs(firstAction + best));
  }

  private static boolean isAllowed(int action, Map<String, Object> info) {
    return !(info.get("action_mask") instanceof NdArray mask) || mask.getLong(action) != 0;
  }

  private static Set<Key> keysIn(String meaning) {
    if (OTHER_NAMES.containsKey(meaning)) {
      return OTHER_NAMES.get(meaning);
    }
    Set<Key> keys = EnumSet.noneOf(Key.class);
    for (Key key : Key.values()) {
      if (meaning.contains(key.name())) {
        keys.add(key);
      }
    }
    return keys;
  }
}
