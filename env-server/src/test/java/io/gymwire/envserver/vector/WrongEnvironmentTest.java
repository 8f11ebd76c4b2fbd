package io.gymwire.envserver.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Discrete;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What an author reads whose environment does not keep to the contract. */
class WrongEnvironmentTest {
  private static final String EXPECTED = "expected: an NdArray for Box(0.0, 1.0, (2,), float32)";

  private final Wrong wrong = new Wrong();
  private final SyncVectorEnvironment vector =
      new SyncVectorEnvironment(
          EnvironmentSpec.of("Wrong-v0", wrong.observationSpace(), wrong.actionSpace()),
          List.of(wrong),
          AutoresetMode.NEXT_STEP,
          "wrong");

  @Test
  void anObservationThatItsSpaceDoesNotTakeIsDescribed() {
    wrong.observation = () -> null;
    assertFails(this::reset, "failed at a reset: the observation is null; " + EXPECTED);
    wrong.observation = () -> 1;
    assertFails(
        this::reset,
        "failed at a reset: the observation is of type java.lang.Integer; " + EXPECTED);
    wrong.observation = () -> NdArray.ofDoubles(0, 1);
    assertFails(
        this::reset,
        "failed at a reset: the observation is an NdArray of dtype float64 and shape [2]; "
            + EXPECTED);
    wrong.observation = Wrong::rightObservation;
    reset();
    wrong.observation = () -> NdArray.ofFloats(0, 1, 1);
    assertFails(
        () -> vector.step(NdArray.ofLongs(0)),
        "failed at a step: the observation is an NdArray of dtype float32 and shape [3]; "
            + EXPECTED);
  }

  @Test
  void noStepAndNoInfoAreNamed() {
    reset();
    wrong.step = () -> null;
    assertFails(() -> vector.step(NdArray.ofLongs(0)), "failed at a step: step returned null");
    reset();
    wrong.step = () -> Step.transition(Wrong.rightObservation(), 0).withInfo(null);
    assertFails(
        () -> vector.step(NdArray.ofLongs(0)), "failed at a step: the info of step returned null");
  }

  @Test
  void aPictureThatIsNoneIsDescribed() {
    reset();
    String expected = "expected: an NdArray of dtype uint8 and shape [height, width, 3]";
    wrong.picture = () -> Optional.of(NdArray.zeros(DType.FLOAT32, 4, 5, 3));
    assertFails(
        () -> vector.render(0),
        "failed at a render: render returned an NdArray of dtype float32 and shape [4, 5, 3]; "
            + expected);
    wrong.picture = () -> Optional.of(NdArray.zeros(DType.UINT8, 3, 4, 5));
    assertFails(() -> vector.render(0), expected);
    wrong.picture = () -> Optional.of(NdArray.zeros(DType.UINT8, 4, 5));
    assertFails(() -> vector.render(0), expected);
    wrong.picture = () -> null;
    assertFails(() -> vector.render(0), "render returned null");
    wrong.picture =
        () -> {
          throw new IllegalStateException("no brush");
        };
    assertFails(
        () -> vector.render(0),
        "environment 0 of Wrong-v0 failed at a render: java.lang.IllegalStateException: no brush");
    NdArray right = NdArray.zeros(DType.UINT8, 4, 5, 3);
    wrong.picture = () -> Optional.of(right);
    assertThat(vector.render(0)).containsSame(right);
  }

  @Test
  void aStateThatCannotBeSavedIsNamed() {
    reset();
    wrong.state = () -> null;
    assertFails(vector::saveState, "failed at a saveState: saveState returned null");
    wrong.state =
        () -> {
          throw new IllegalStateException("no pen");
        };
    assertFails(
        vector::saveState,
        "environment 0 of Wrong-v0 failed at a saveState: java.lang.IllegalStateException: no pen");
  }

  @Test
  void aFailureToCloseHarmsNothing() {
    wrong.failsToClose = true;
    assertThatCode(vector::close).doesNotThrowAnyException();
  }

  private void reset() {
    vector.reset(ResetArguments.none());
  }

  private static void assertFails(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GymWireException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ENVIRONMENT_FAILED))
        .hasMessageContaining("environment 0 of Wrong-v0")
        .hasMessageContaining(message);
  }

  private static final class Wrong implements Environment {
    Supplier<Object> observation = Wrong::rightObservation;
    Supplier<Step> step = () -> Step.transition(observation.get(), 0);
    Supplier<Optional<NdArray>> picture = Optional::empty;
    Supplier<byte[]> state = () -> new byte[0];
    boolean failsToClose;

    static NdArray rightObservation() {
      return NdArray.ofFloats(0, 1);
    }

    @Override
    public Space observationSpace() {
      return Box.of(0, 1, DType.FLOAT32, 2);
    }

    @Override
    public Space actionSpace() {
      return Discrete.of(2);
    }

    @Override
    public Reset reset(OptionalLong seed, Map<String, Object> options) {
      return Reset.of(observation.get());
    }

    @Override
    public Step step(Object action) {
      return step.get();
    }

    @Override
    public Optional<NdArray> render() {
      return picture.get();
    }

    @Override
    public byte[] saveState() {
      return state.get();
    }

    @Override
    public void close() {
      if (failsToClose) {
        throw new IllegalStateException("told to fail");
      }
    }
  }
}
