package io.gymwire.agents.play;

import io.gymwire.agentsdk.observation.ActionMasks;
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
 * <p>Where actions have names, such as UPRIGHTFIRE, the keys that make up a name do that action. If
 * none of the names is for doing nothing, the game waits for a key. Where actions have no names,
 * the first ones are on the left, right, up and down arrow and space. Without a key the last action
 * goes on; a key for an action that the environment's {@code action_mask} forbids is no key.
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

  private final Discrete actions;
  private final List<Set<Key>> keysOfActions;
  private final boolean waits;
  private int latest;

  private KeyboardPlayer(Discrete actions, List<Set<Key>> keysOfActions, boolean waits) {
    this.actions = actions;
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
    return new KeyboardPlayer(actions, keys, isNamed && keys.stream().noneMatch(Set::isEmpty));
  }

  /** Returns which keys there are, for the player to read. */
  String help() {
    return waits ? "arrow keys, WASD or space; the game waits" : "arrow keys or WASD, space: fire";
  }

  @Override
  public boolean waits() {
    return waits;
  }

  @Override
  public Optional<Object> act(Observed observed, Set<Key> pressed) {
    Optional<boolean[][]> mask =
        ActionMasks.ofBatch(observed.info(), 1, Math.toIntExact(actions.n()));
    int best = latest;
    int most = -1;
    for (int i = 0; i < keysOfActions.size(); i++) {
      Set<Key> keys = keysOfActions.get(i);
      if (pressed.containsAll(keys) && keys.size() > most && (mask.isEmpty() || mask.get()[0][i])) {
        best = i;
        most = keys.size();
      }
    }
    if (waits && most < 0) {
      return Optional.empty();
    }
    latest = best;
    return Optional.of(NdArray.ofLongs(actions.start() + best));
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
