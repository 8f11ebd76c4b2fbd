package io.gymwire.envserver.wrapper;

import static io.gymwire.envserver.wrapper.WrapperArgument.optional;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.Reset;
import io.gymwire.protocol.environment.Step;
import io.gymwire.protocol.space.Box;
import io.gymwire.protocol.space.Dict;
import io.gymwire.protocol.space.Space;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Shows the picture that the environment draws, in place of the observation or beside it:
 * Gymnasium's {@code AddRenderObservation}. Like that, it resets the environment once when it is
 * made, to see the picture's size.
 */
final class AddRenderObservation extends EnvironmentWrapper {
  static final WrapperKind KIND =
      WrapperKind.of(
          "AddRenderObservation",
          "Shows the picture that the environment draws, uint8 of shape (height, width, 3), in place of the observation or beside it.",
          AddRenderObservation::of,
          optional("render_only", "whether the picture replaces the observation", true),
          optional("render_key", "the picture's name beside the observation", "pixels"),
          optional("obs_key", "the observation's name, if it is no Dict", "state"));

  private final Space space;
  private final boolean renderOnly;
  private final String renderKey;
  private final Optional<String> observationKey; // empty: the observation is a Dict itself

  private AddRenderObservation(
      Environment environment,
      Space space,
      boolean renderOnly,
      String renderKey,
      Optional<String> observationKey) {
    super(environment);
    this.space = space;
    this.renderOnly = renderOnly;
    this.renderKey = renderKey;
    this.observationKey = observationKey;
  }

  private static Environment of(Environment environment, Arguments arguments) {
    environment.reset(OptionalLong.empty(), Map.of());
    NdArray picture =
        environment
            .render()
            .orElseThrow(() -> arguments.invalid("the environment draws no pictures"));
    Box pictures = Box.of(0, 255, DType.UINT8, picture.shape());
    String renderKey = arguments.text("render_key");
    if (arguments.flag("render_only")) {
      return new AddRenderObservation(environment, pictures, true, renderKey, Optional.empty());
    }
    Map<String, Space> spaces = new LinkedHashMap<>();
    if (environment.observationSpace() instanceof Dict dict) {
      if (dict.spaces().containsKey(renderKey)) {
        throw arguments.wrong(
            "render_key", "a name that the observation does not have: " + dict.spaces().keySet());
      }
      spaces.put(renderKey, pictures);
      spaces.putAll(dict.spaces());
      return new AddRenderObservation(
          environment, Dict.of(spaces), false, renderKey, Optional.empty());
    }
    String observationKey = arguments.text("obs_key");
    if (observationKey.equals(renderKey)) {
      throw arguments.wrong("obs_key", "another name than render_key's");
    }
    spaces.put(observationKey, environment.observationSpace());
    spaces.put(renderKey, pictures);
    return new AddRenderObservation(
        environment, Dict.of(spaces), false, renderKey, Optional.of(observationKey));
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Reset reset(OptionalLong seed, Map<String, Object> options) {
    Reset reset = super.reset(seed, options);
    return new Reset(observe(reset.observation()), reset.info());
  }

  @Override
  public Step step(Object action) {
    Step step = super.step(action);
    return step.withObservation(observe(step.observation()));
  }

  private Object observe(Object observation) {
    NdArray picture = render().orElseThrow();
    if (renderOnly) {
      return picture;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    for (String key : ((Dict) space).spaces().keySet()) {
      parts.put(key, key.equals(renderKey) ? picture : part(observation, key));
    }
    return parts;
  }

  private Object part(Object observation, String key) {
    return observationKey.isPresent() ? observation : ((Map<?, ?>) observation).get(key);
  }
}
