package io.gymwire.agentsdk.observation;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.MultiBinary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which actions environments allow: {@code action_mask} of their infos, as Gymnasium's Taxi has it,
 * with 1 for each action that may be taken and 0 for the others.
 */
public final class ActionMasks {
  private static final String KEY = "action_mask";

  private ActionMasks() {}

  /** Returns whether {@code info} has masks, of one environment or of a vector. */
  public static boolean isIn(Map<String, Object> info) {
    return info.containsKey(KEY);
  }

  /**
   * Returns the masks of a vector of environments.
   *
   * @param info Gymnasium's vector info
   * @param numEnvs N
   * @param actions how many actions there are
   * @return N rows, true where an action is allowed; nothing if no environment has a mask
   * @throws GymWireException with code ENVIRONMENT_FAILED if a mask has another size or allows
   *     nothing
   */
  public static Optional<boolean[][]> ofBatch(Map<String, Object> info, int numEnvs, int actions) {
    Object masks = info.get(KEY);
    if (masks == null) {
      return Optional.empty();
    }
    boolean[][] rows = new boolean[numEnvs][];
    for (int i = 0; i < numEnvs; i++) {
      rows[i] = has(info, i) ? row(item(masks, i), actions) : everything(actions);
    }
    return Optional.of(rows);
  }

  /** Returns the mask of one environment from its own info; see {@link #ofBatch}. */
  public static Optional<boolean[]> ofOne(Map<String, Object> info, int actions) {
    return Optional.ofNullable(info.get(KEY)).map(mask -> row(mask, actions));
  }

  /** Gymnasium says under the key with an underscore before it which environments have a value. */
  private static boolean has(Map<String, Object> info, int environment) {
    return !(info.get("_" + KEY) instanceof NdArray present) || present.getBoolean(environment);
  }

  private static Object item(Object masks, int environment) {
    return masks instanceof NdArray array
        ? array.row(environment)
        : ((List<?>) masks).get(environment);
  }

  private static boolean[] everything(int actions) {
    boolean[] row = new boolean[actions];
    Arrays.fill(row, true);
    return row;
  }

  private static boolean[] row(Object mask, int actions) {
    NdArray array = decode(mask, actions);
    boolean[] row = new boolean[actions];
    boolean any = false;
    for (int action = 0; action < actions; action++) {
      row[action] = array.getBoolean(action);
      any |= row[action];
    }
    if (!any) {
      throw failed("at least one action that is allowed", mask);
    }
    return row;
  }

  private static NdArray decode(Object mask, int actions) {
    try {
      return MultiBinary.of(actions).decode(mask, KEY);
    } catch (GymWireException e) {
      throw failed("%d numbers 0 or 1, one an action".formatted(actions), mask);
    }
  }

  private static GymWireException failed(String expected, Object mask) {
    return new GymWireException(
        ErrorCode.ENVIRONMENT_FAILED,
        "the environment's info has an action_mask of %s; expected: %s".formatted(mask, expected));
  }
}
