package io.gymwire.protocol.message;

import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a single frame of a stack looks like, for sessions that send only the newest one. */
public final class FrameSpaces {
  private FrameSpaces() {}

  /**
   * Returns a space with the Java types, dtypes and shapes of one frame of {@code stacked}, the
   * space of a frame stack; its bounds are not the frame's.
   */
  public static Space frameOf(Space stacked) {
    if (stacked instanceof Box box) {
      int[] shape = box.shape();
      return Box.of(0, 1, box.dtype(), Arrays.copyOfRange(shape, 1, shape.length));
    }
    if (stacked instanceof MultiDiscrete discretes) {
      return Discrete.of(discretes.nvec().getLong(0), discretes.start().getLong(0));
    }
    if (isTextStack(stacked)) {
      return ((Tuple) stacked).spaces().get(0);
    }
    if (stacked instanceof Tuple tuple) {
      return Tuple.of(tuple.spaces().stream().map(FrameSpaces::frameOf).toList());
    }
    if (stacked instanceof Dict dict) {
      Map<String, Space> spaces = new LinkedHashMap<>();
      dict.spaces().forEach((key, space) -> spaces.put(key, frameOf(space)));
      return Dict.inOrder(spaces);
    }
    throw noStack(stacked);
  }

  /** Returns whether {@code stacked} is a stack of texts: the only one that is a list of frames. */
  public static boolean isTextStack(Space stacked) {
    return stacked instanceof Tuple tuple
        && !tuple.spaces().isEmpty()
        && tuple.spaces().get(0) instanceof Text;
  }

  /** Returns how many frames a member of {@code stacked}, the space of a frame stack, has. */
  public static int stackSize(Space stacked) {
    if (stacked instanceof Box box) {
      return box.shape()[0];
    }
    if (stacked instanceof MultiDiscrete discretes) {
      return discretes.shape()[0];
    }
    if (isTextStack(stacked)) {
      return ((Tuple) stacked).spaces().size();
    }
    if (stacked instanceof Tuple tuple) {
      return tuple.spaces().stream().mapToInt(FrameSpaces::stackSize).findFirst().orElse(1);
    }
    if (stacked instanceof Dict dict) {
      return dict.spaces().values().stream().mapToInt(FrameSpaces::stackSize).findFirst().orElse(1);
    }
    throw noStack(stacked);
  }

  private static IllegalArgumentException noStack(Space space) {
    return new IllegalArgumentException(space + " is the space of no frame stack");
  }
}
