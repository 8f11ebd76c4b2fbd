package io.gymwire.envserver.wrapper;

/** A picture that is read once, row by row from the top. */
interface PictureRows {

  /** Returns whether row {@code row}, not the first, is known to equal the one above it. */
  boolean repeats(int row);

  /** Writes the samples of row {@code row}, 0 to 255, the channels of a pixel side by side. */
  void read(int row, float[] samples);
}
