package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.observation.ObservationRows;
import io.gymwire.agentsdk.observation.PictureShape;
import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the encoder that suits a space of observations. */
public final class Encoders {
  private Encoders() {}

  /**
   * Returns the convolutions of Mnih et al. 2015 for pictures, the numbers themselves for any other
   * Box and for MultiBinary, one-hot numbers for Discrete and MultiDiscrete, and for a Dict the
   * features of all its parts.
   *
   * @param rows the observations
   * @param computation how pictures are computed with
   * @param parameters receives the encoder's
   * @param weights of the encoder at first
   */
  public static Encoder of(
      ObservationRows rows,
      Computation computation,
      Parameters parameters,
      InitialWeights weights) {
    Space space = rows.space();
    if (!rows.parts().isEmpty()) {
      List<PartsEncoder.Part> parts = new ArrayList<>();
      for (ObservationRows.Part part : rows.parts()) {
        parts.add(new PartsEncoder.Part(part, of(part.rows(), computation, parameters, weights)));
      }
      return new PartsEncoder(parts);
    }
    Optional<PictureShape> pictures = PictureShape.of(space);
    if (pictures.isPresent()) {
      return new PictureEncoder(
          pictures.get(), rows.dtype() == DType.UINT8, computation, parameters, weights);
    }
    if (space instanceof Discrete discrete) {
      return new OneHotEncoder(
          new long[] {discrete.n()}, new long[] {discrete.start()}, parameters);
    }
    if (space instanceof MultiDiscrete discrete) {
      return new OneHotEncoder(discrete.nvec().toLongs(), discrete.start().toLongs(), parameters);
    }
    return new NumberEncoder(rows.size());
  }
}
