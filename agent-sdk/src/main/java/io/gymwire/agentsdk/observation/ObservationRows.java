package io.gymwire.agentsdk.observation;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.MultiBinary;
import io.gymwire.protocol.space.MultiDiscrete;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns observations of a space into rows of one dtype and size, the form in which replay memories
 * and networks take them.
 *
 * <p>A Box, MultiDiscrete or MultiBinary gives its elements, a Discrete one int64. A Dict gives the
 * bytes of its parts one after the other, each from a multiple of 8 on, so that pictures in it stay
 * uint8.
 */
public final class ObservationRows {
  private static final int ALIGNMENT = Long.BYTES;

  /**
   * A part of a Dict's row.
   *
   * @param key of the Dict
   * @param offset where it begins in the row [bytes]
   * @param rows what lies there
   */
  public record Part(String key, int offset, ObservationRows rows) {
    int byteLength() {
      return rows.size * rows.dtype.byteSize();
    }
  }

  private final Space space;
  private final DType dtype;
  private final int size;
  private final List<Part> parts;
  private NdArray packed = NdArray.zeros(DType.UINT8, 0);

  private ObservationRows(Space space, DType dtype, int size, List<Part> parts) {
    this.space = space;
    this.dtype = dtype;
    this.size = size;
    this.parts = parts;
  }

  /**
   * Returns the rows of observations of {@code space}.
   *
   * @throws GymWireException with code UNSUPPORTED if there is a Text or a Tuple in it
   */
  public static ObservationRows of(Space space) {
    if (space instanceof Dict dict) {
      return ofDict(dict);
    }
    return new ObservationRows(space, dtype(space), size(space), List.of());
  }

  private static ObservationRows ofDict(Dict dict) {
    List<Part> parts = new ArrayList<>();
    int offset = 0;
    for (Map.Entry<String, Space> entry : dict.spaces().entrySet()) {
      Part part = new Part(entry.getKey(), offset, of(entry.getValue()));
      parts.add(part);
      offset += (part.byteLength() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return new ObservationRows(dict, DType.UINT8, offset, List.copyOf(parts));
  }

  /** Returns the space of the observations. */
  public Space space() {
    return space;
  }

  /** Returns the dtype of a row's elements. */
  public DType dtype() {
    return dtype;
  }

  /** Returns D, the number of a row's elements. */
  public int size() {
    return size;
  }

  /** Returns the parts of a Dict's rows, in its order; of any other space nothing. */
  public List<Part> parts() {
    return parts;
  }

  /**
   * Returns a batch of observations as B rows: of a Dict in memory that the next call overwrites,
   * of any other space the batch itself.
   *
   * @return B x D elements, the batch first
   */
  public NdArray of(Object batch) {
    if (parts.isEmpty()) {
      return (NdArray) batch;
    }
    Map<?, ?> values = (Map<?, ?>) batch;
    int rows = -1;
    for (Part part : parts) {
      NdArray array = part.rows.of(values.get(part.key));
      if (rows < 0) {
        rows = array.length(0);
        reserve(rows);
      }
      for (int row = 0; row < rows; row++) {
        pack(part, row, array.row(row));
      }
    }
    return packed;
  }

  /** Returns one observation, not of a batch, as a row of D elements; valid like a batch. */
  public NdArray ofOne(Object observation) {
    if (observation instanceof NdArray array) {
      return array;
    }
    if (observation instanceof Map<?, ?> values) {
      reserve(1);
      for (Part part : parts) {
        pack(part, 0, part.rows.ofOne(values.get(part.key)));
      }
      return packed.row(0);
    }
    return NdArray.ofLongs((Long) observation);
  }

  private void reserve(int rows) {
    if (packed.rank() != 2 || packed.length(0) != rows) {
      packed = NdArray.zeros(DType.UINT8, rows, size);
    }
  }

  private void pack(Part part, int row, NdArray values) {
    packed.buffer().put(row * size + part.offset, values.buffer(), 0, part.byteLength());
  }

  private static DType dtype(Space space) {
    if (space instanceof Box box) {
      return box.dtype();
    }
    if (space instanceof Discrete || space instanceof MultiDiscrete) {
      return DType.INT64;
    }
    if (space instanceof MultiBinary) {
      return DType.INT8;
    }
    throw unsupported(space);
  }

  private static int size(Space space) {
    if (space instanceof Box box) {
      return NdArray.sizeOf(box.shape());
    }
    if (space instanceof MultiDiscrete discrete) {
      return NdArray.sizeOf(discrete.shape());
    }
    if (space instanceof MultiBinary binary) {
      return NdArray.sizeOf(binary.shape());
    }
    return 1;
  }

  private static GymWireException unsupported(Space space) {
    return new GymWireException(
        ErrorCode.UNSUPPORTED,
        "observations of %s cannot be learnt from; allowed: Box, Discrete, MultiDiscrete, MultiBinary, or a Dict of these"
            .formatted(space));
  }
}
