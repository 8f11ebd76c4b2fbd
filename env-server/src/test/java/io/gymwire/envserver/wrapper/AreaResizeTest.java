package io.gymwire.envserver.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaResizeTest {
  private final Random random = new Random(0);

  /** Pictures of Atari's, one of half the size, one of a whole ratio, one that only loses a row. */
  @ParameterizedTest
  @CsvSource({
    "210, 160, 1, 84, 84",
    "250, 160, 1, 84, 84",
    "210, 160, 3, 84, 84",
    "210, 160, 1, 105, 80",
    "210, 160, 1, 70, 40",
    "20, 31, 1, 19, 31",
    "37, 40, 4, 11, 39"
  })
  void shrinksOnlyWhatChangedToWhatAllOfItIsShrunkTo(
      int height, int width, int channels, int newHeight, int newWidth) {
    AreaResize resize = new AreaResize(height, width, channels, newHeight, newWidth);
    AreaResize whole = new AreaResize(height, width, channels, newHeight, newWidth);
    NdArray target = NdArray.zeros(DType.UINT8, newHeight, newWidth, channels);
    NdArray expected = NdArray.zeros(DType.UINT8, newHeight, newWidth, channels);
    NdArray picture = NdArray.zeros(DType.UINT8, height, width, channels);
    ChangedColumns changed = new ChangedColumns(height, width);
    changed.addAll();
    for (int step = 0; step < 50; step++) {
      resize.resize(new ChangingPicture(new ByteRows(picture), changed), target);
      whole.resize(new ByteRows(picture), expected);
      assertEquals(expected, target, "step " + step);
      changed.clear();
      for (int change = random.nextInt(6); change > 0; change--) {
        paint(picture, changed);
      }
    }
  }

  /** Paints a rectangle of noise. */
  private void paint(NdArray picture, ChangedColumns changed) {
    int top = random.nextInt(picture.length(0));
    int bottom = Math.min(picture.length(0), top + 1 + random.nextInt(16));
    int left = random.nextInt(picture.length(1));
    int right = Math.min(picture.length(1), left + 1 + random.nextInt(12));
    int channels = picture.length(2);
    for (int row = top; row < bottom; row++) {
      changed.add(row, left, right);
      for (int i = left * channels; i < right * channels; i++) {
        picture.setLong(row * picture.length(1) * channels + i, random.nextInt(256));
      }
    }
  }

  private record ChangingPicture(PictureRows rows, ChangedColumns changed) implements PictureRows {
    @Override
    public boolean repeats(int row) {
      return rows.repeats(row);
    }

    @Override
    public void read(int row, int first, int end, float[] samples) {
      rows.read(row, first, end, samples);
    }
  }
}
