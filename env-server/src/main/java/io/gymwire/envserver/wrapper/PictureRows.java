package io.gymwire.envserver.wrapper;

/** A picture that is read row by row from the top, and then changes. */
interface PictureRows {

  /** Returns whether row {@code row} may be another than when the picture was last read. */
  boolean changed(int row);

  /** Returns whether row {@code row}, not the first, is known to equal the one above it. */
  boolean repeats(int row);

  /** Writes the samples of row {@code row}, 0 to 255, the channels of a pixel side by side. */
  void read(int row, float[] samples);
}
