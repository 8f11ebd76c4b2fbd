package io.gymwire.envserver.cartpole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sine and cosine beside values of the C library (glibc 2.36 on x86-64), and within one last place
 * of StrictMath.
 */
class TrigonometryTest {

  /** The first twelve are results that are not correctly rounded. */
  @ParameterizedTest
  @CsvSource({
    "-0x1.0ad5694e1159ap-1, -0x1.fdd5d3986691ep-2, 0x1.bc07352109640p-1",
    "-0x1.99041cd426400p-1, -0x1.6ee11669cbe88p-1, 0x1.6521eb0767057p-1",
    "-0x1.39b3ef0084608p-1, -0x1.2670c6ab1c64ep-1, 0x1.a2ddb5e4219ccp-1",
    "-0x1.62b417cd77824p-1, -0x1.4700ee481453fp-1, 0x1.89f867a575d14p-1",
    "0x1.c2a521ae020eap-2, 0x1.b43d2c2f9d5cap-2, 0x1.cf36f9109010dp-1",
    "0x1.922b81ab39147p-1, 0x1.6a123e0e8b10ep-1, 0x1.6a018e9025296p-1",
    "-0x1.21c67a22654b8p-3, -0x1.20cf340824804p-3, 0x1.fae22914fd05fp-1",
    "-0x1.911fc30c0a9fcp-3, -0x1.8e90796dffb0ap-3, 0x1.f635f4c395bacp-1",
    "-0x1.3e0e4232757d0p-2, -0x1.38f761d783cecp-2, 0x1.e780339fad260p-1",
    "-0x1.7bb7574cb352dp-2, -0x1.7312dbee72d78p-2, 0x1.dd3343e59db29p-1",
    "-0x1.ce70f4cf0aa9ap-2, -0x1.bee1c96ffad7ep-2, 0x1.ccabdfd1bd924p-1",
    "0x1.dd05ae1416eeap-2, 0x1.cbf496e6f5414p-2, 0x1.c9717366c1497p-1",
    "0x1.47ae147ae147bp-7, 0x1.47acae915e807p-7, 0x1.fff9724ad97aap-1",
    "-0x1.47ae147ae147bp-5, -0x1.4797b650a72fbp-5, 0x1.ff97280889878p-1",
    "0x1.020c3c4e64e7ep-3, 0x1.015d944428cd3p-3, 0x1.fbf0ed8ab2fbcp-1",
    "0x1.020c49ba5e354p-3, 0x1.015da194e500ep-3, 0x1.fbf0ed1ec08edp-1",
    "0x1.acd9e83e425afp-3, 0x1.a9b957a70f94ep-3, 0x1.f4d0d6c44afb7p-1",
    "-0x1.ad0e560418937p-3, -0x1.a9eca0192158fp-3, 0x1.f4ce1d18b25e1p-1",
    "0x1.12e0be826d695p-30, 0x1.12e0be826d695p-30, 0x1.0000000000000p+0",
    "0x1.b5c28f5c28f5cp-1, 0x1.82571e7e9f221p-1, 0x1.4ffbdf5cb74c1p-1"
  })
  void equalsTheCLibrary(String x, String sine, String cosine) {
    assertThat(Trigonometry.sin(Double.parseDouble(x))).isEqualTo(Double.parseDouble(sine));
    assertThat(Trigonometry.cos(Double.parseDouble(x))).isEqualTo(Double.parseDouble(cosine));
  }

  @Test
  void isWithinOneLastPlaceOfStrictMath() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000_000; i++) {
      double x = random.nextDouble(-2, 2);
      double sine = StrictMath.sin(x);
      double cosine = StrictMath.cos(x);
      assertThat(Math.abs(Trigonometry.sin(x) - sine)).isLessThanOrEqualTo(Math.ulp(sine));
      assertThat(Math.abs(Trigonometry.cos(x) - cosine)).isLessThanOrEqualTo(Math.ulp(cosine));
    }
  }

  @Test
  void symmetriesAndEdges() {
    assertThat(Trigonometry.sin(-0.0)).isEqualTo(-0.0);
    assertThat(Trigonometry.sin(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Trigonometry.cos(Double.MIN_VALUE)).isEqualTo(1);
    assertThat(Trigonometry.sin(Double.NaN)).isNaN();
    assertThat(Trigonometry.cos(Double.POSITIVE_INFINITY)).isNaN();
    assertThat(Trigonometry.sin(-0.3)).isEqualTo(-Trigonometry.sin(0.3));
    assertThat(Trigonometry.cos(-0.3)).isEqualTo(Trigonometry.cos(0.3));
  }
}
