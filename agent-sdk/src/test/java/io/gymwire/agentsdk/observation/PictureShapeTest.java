package io.gymwire.agentsdk.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Discrete;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PictureShapeTest {

  @Test
  void picturesAreGrayOrColouredAloneOrStacked() {
    assertThat(shape(84, 96)).contains(new PictureShape(1, 84, 96, 1));
    assertThat(shape(4, 84, 96)).contains(new PictureShape(4, 84, 96, 1));
    assertThat(shape(210, 160, 3)).contains(new PictureShape(1, 210, 160, 3));
    assertThat(shape(4, 84, 96, 3)).contains(new PictureShape(4, 84, 96, 3));
    assertThat(shape(4, 84, 96, 3).orElseThrow().channels()).isEqualTo(12);
    assertThat(shape(1, 36, 36)).isPresent();
  }

  @Test
  void whatIsTooSmallOrHasTooManyChannelsIsNone() {
    assertThat(shape(128)).isEmpty();
    assertThat(shape(4, 84, 35)).isEmpty();
    assertThat(shape(35, 84)).isEmpty();
    assertThat(shape(17, 84, 84)).isEmpty();
    assertThat(shape(84, 84, 17)).isEmpty();
    assertThat(shape(6, 84, 84, 3)).isEmpty();
    assertThat(shape(84, 84, 0)).isEmpty();
  }

  @Test
  void floatsArePicturesTooAndOtherNumbersAreNot() {
    assertThat(PictureShape.of(Box.of(0, 1, DType.FLOAT32, 4, 84, 84))).isPresent();
    assertThat(PictureShape.of(Box.of(0, 1, DType.FLOAT64, 4, 84, 84))).isEmpty();
    assertThat(PictureShape.of(Box.of(0, 255, DType.INT32, 4, 84, 84))).isEmpty();
    assertThat(PictureShape.of(Discrete.of(84))).isEmpty();
  }

  @Test
  void aDictMayHaveOneInIt() {
    Box picture = Box.of(0, 255, DType.UINT8, 84, 84);

    assertThat(PictureShape.isIn(picture)).isTrue();
    assertThat(PictureShape.isIn(Dict.of(Map.of("a", Dict.of(Map.of("b", picture)))))).isTrue();
    assertThat(PictureShape.isIn(Dict.of(Map.of("a", Discrete.of(2))))).isFalse();
  }

  private static Optional<PictureShape> shape(int... lengths) {
    return PictureShape.of(Box.of(0, 255, DType.UINT8, lengths));
  }
}
