package io.gymwire.envserver.batch;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import io.gymwire.protocol.space.Text;
import io.gymwire.protocol.space.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a batch that somebody else made apart: Gymnasium's {@code iterate}. */
public final class Rows {
  private Rows() {}

  /**
   * Returns value {@code index} of {@code batch}, a member of {@code space.batch(N)}; arrays share
   * its memory.
   */
  public static Object of(Space space, Object batch, int index) {
    if (space instanceof Discrete) {
      return ((NdArray) batch).getLong(index);
    }
    if (space instanceof Text) {
      return ((List<?>) batch).get(index);
    }
    if (space instanceof Tuple tuple) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < tuple.spaces().size(); i++) {
        row.add(of(tuple.spaces().get(i), ((List<?>) batch).get(i), index));
      }
      return row;
    }
    if (space instanceof Dict dict) {
      Map<String, Object> row = new LinkedHashMap<>();
      dict.spaces()
          .forEach((key, part) -> row.put(key, of(part, ((Map<?, ?>) batch).get(key), index)));
      return row;
    }
    return ((NdArray) batch).row(index);
  }
}
