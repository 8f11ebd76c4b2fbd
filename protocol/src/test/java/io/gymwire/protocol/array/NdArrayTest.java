package io.gymwire.protocol.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NdArrayTest {

  @ParameterizedTest
  @EnumSource(DType.class)
  void keepsSmallNumbersOfEveryDtype(DType dtype) {
    NdArray array = NdArray.zeros(dtype, 2, 3);
    for (int i = 0; i < array.size(); i++) {
      array.setLong(i, i % 2);
    }
    for (int i = 0; i < array.size(); i++) {
      assertThat(array.getLong(i)).isEqualTo(i % 2);
      assertThat(array.getDouble(i)).isEqualTo(i % 2);
      assertThat(array.getFloat(i)).isEqualTo(i % 2);
      assertThat(array.getBoolean(i)).isEqualTo(i % 2 == 1);
    }
    assertThat(array.byteLength()).isEqualTo(6 * dtype.byteSize());
    assertThat(array.buffer().remaining()).isEqualTo(6 * dtype.byteSize());
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64"},
      mode = EnumSource.Mode.EXCLUDE)
  void keepsTheExtremesOfEveryIntegerDtype(DType dtype) {
    NdArray array = NdArray.zeros(dtype, 2);
    array.setLong(0, dtype.minimum());
    array.setLong(1, dtype.maximum());
    assertThat(array.toLongs()).containsExactly(dtype.minimum(), dtype.maximum());
    assertThat(dtype.holds(dtype.minimum())).isTrue();
    assertThat(dtype.holds(dtype.minimum() - 1)).isEqualTo(dtype == DType.INT64);
    boolean widest = dtype.byteSize() == Long.BYTES;
    assertThat(dtype.holds(dtype.maximum())).isEqualTo(dtype != DType.UINT64);
    assertThat(dtype.holds(dtype.maximum() + 1)).isEqualTo(widest);
  }

  @Test
  void readsUnsignedNumbersAsSuch() {
    NdArray array = NdArray.zeros(DType.UINT64, 1);
    array.setLong(0, -1);
    assertThat(array.getDouble(0)).isEqualTo(0x1p64);
    assertThat(array.get(0)).isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    array.setLong(0, (1L << 63) + 1025);
    assertThat(array.getDouble(0))
        .isEqualTo(BigInteger.TWO.pow(63).add(BigInteger.valueOf(1025)).doubleValue());
  }

  @Test
  void isLittleEndianWhateverTheBufferWas() {
    ByteBuffer memory = ByteBuffer.allocate(6).order(ByteOrder.BIG_ENDIAN);
    memory.put(2, (byte) 1).position(2);
    NdArray array = NdArray.wrap(DType.INT32, memory, 1);
    assertThat(array.getLong(0)).isEqualTo(1);
    assertThat(array.buffer().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    array.setLong(0, 2);
    assertThat(memory.get(2)).isEqualTo((byte) 2);
  }

  @Test
  void aBoolIsOneOrZeroOnly() {
    NdArray array = NdArray.zeros(DType.BOOL, 1);
    array.setLong(0, 256);
    assertThat(array.buffer().get(0)).isEqualTo((byte) 1);
  }

  @Test
  void rowsAndOtherShapesAreViews() {
    NdArray array = NdArray.ofLongs(1, 2, 3, 4, 5, 6).reshape(3, 2);
    NdArray row = array.row(1);
    assertThat(row.toLongs()).containsExactly(3, 4);
    row.setLong(0, 30);
    assertThat(array.getLong(2)).isEqualTo(30);
    array.setRow(2, row);
    assertThat(array.toNestedList())
        .isEqualTo(List.of(List.of(1L, 2L), List.of(30L, 4L), List.of(30L, 4L)));
    assertThat(row.row(1).rank()).isZero();
    assertThat(row.row(1).toNestedList()).isEqualTo(4L);
  }

  @Test
  void copiesHaveMemoryOfTheirOwn() {
    NdArray array = NdArray.ofFloats(1, 2);
    NdArray copy = array.copy();
    array.setDouble(0, 9);
    assertThat(copy).isEqualTo(NdArray.ofFloats(1, 2)).hasSameHashCodeAs(NdArray.ofFloats(1, 2));
    assertThat(copy).isNotEqualTo(array).isNotEqualTo(NdArray.ofDoubles(1, 2));
  }

  @Test
  void equalityIsThatOfBytes() {
    assertThat(NdArray.ofDoubles(Double.NaN)).isEqualTo(NdArray.ofDoubles(Double.NaN));
    assertThat(NdArray.ofDoubles(0.0)).isNotEqualTo(NdArray.ofDoubles(-0.0));
  }

  @Test
  void holdsNothingWhereAnAxisIsEmpty() {
    NdArray array = NdArray.zeros(DType.FLOAT64, 2, 0, 3);
    assertThat(array.size()).isZero();
    assertThat(array.toNestedList()).isEqualTo(List.of(List.of(), List.of()));
    assertThat(array.row(1).hasShape(0, 3)).isTrue();
    assertThat(array.copy()).isEqualTo(array);
  }

  @Test
  void aReadOnlyViewRefusesToBeSet() {
    NdArray array = NdArray.ofLongs(1);
    NdArray view = array.asReadOnly();
    array.setLong(0, 5);
    assertThat(view.getLong(0)).isEqualTo(5);
    assertThatThrownBy(() -> view.setLong(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void refusesMemoryOfAnotherSize() {
    ByteBuffer memory = ByteBuffer.allocate(12);
    assertThatThrownBy(() -> NdArray.wrap(DType.FLOAT32, memory, 2, 2))
        .hasMessage("an array of dtype float32 and shape [2, 2] takes 16 bytes, but there are 12");
  }

  @Test
  void refusesShapesThatAreNone() {
    assertThatThrownBy(() -> NdArray.zeros(DType.INT8, 2, -1))
        .hasMessage("negative length in shape [2, -1]");
    assertThatThrownBy(() -> NdArray.zeros(DType.INT8, 1 << 16, 1 << 16))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> NdArray.zeros(DType.FLOAT64, 1 << 29))
        .isInstanceOf(ArithmeticException.class);
    NdArray array = NdArray.ofLongs(1, 2);
    assertThatThrownBy(() -> array.reshape(3)).hasMessage("cannot reshape [2] to [3]");
  }

  @Test
  void refusesRowsAndCopiesOfAnotherKind() {
    NdArray array = NdArray.zeros(DType.INT64, 2, 2);
    NdArray other = NdArray.ofDoubles(1, 2);
    assertThatThrownBy(() -> array.setRow(0, other)).hasMessageContaining("dtype float64");
    assertThatThrownBy(() -> array.copyFrom(other)).hasMessageContaining("float64, 2 elements");
  }

  @Test
  void namesItsDtypes() {
    for (DType dtype : DType.values()) {
      assertThat(DType.named(dtype.numpyName())).isEqualTo(dtype);
    }
    assertThatThrownBy(() -> DType.named("float16"))
        .hasMessageStartingWith("unknown dtype 'float16'; allowed: bool, int8");
  }
}
