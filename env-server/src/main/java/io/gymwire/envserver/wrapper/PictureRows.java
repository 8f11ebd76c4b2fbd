package io.gymwire.envserver.wrapper;

/** A picture that is read row by row from the top, and then changes. */
interface PictureRows {

  /** Returns what may be another than when the picture was last read. */
  ChangedColumns changed();

  /** Returns whether row {@code row}, not the first, is known to equal the one above it. */
  boolean repeats(int row);

  /**
   * Writes the samples of row {@code row} from column {@code from} up to {@code to}, 0 to 255, the
   * channels of a pixel side by side, each to the place that it has in the whole row.
   */
  void read(int row, int from, int to, float[] samples);
}
