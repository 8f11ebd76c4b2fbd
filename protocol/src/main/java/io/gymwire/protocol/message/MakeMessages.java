package io.gymwire.protocol.message;

import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The request {@code make} as a message, and back. */
public final class MakeMessages {
  private MakeMessages() {}

  /**
   * What a {@code make} asks for.
   *
   * @param request the vector to make
   * @param single whether it came without {@code num_envs}: a vector of one in mode DISABLED then,
   *     whose replies have no batch axis
   * @param newestFrame whether the replies to steps are to hold only the newest frame of each stack
   */
  public record Make(MakeRequest request, boolean single, boolean newestFrame) {}

  /** Returns {@code request} as the fields of a message. */
  public static Map<String, Object> encode(MakeRequest request) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.ENV_ID, request.envId());
    message.put(Fields.NUM_ENVS, request.numEnvs());
    request.batchSize().ifPresent(size -> message.put(Fields.BATCH_SIZE, size));
    message.put(Fields.AUTORESET_MODE, request.autoresetMode().wireName());
    message.put(Fields.VECTORIZATION_MODE, request.vectorizationMode().wireName());
    request.maxEpisodeSteps().ifPresent(steps -> message.put(Fields.MAX_EPISODE_STEPS, steps));
    message.put(Fields.WRAPPERS, wrappers(request.wrappers()));
    message.put(Fields.KWARGS, request.kwargs());
    return message;
  }

  /**
   * Returns what {@code message} asks for.
   *
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static Make decode(Message message) {
    String envId = message.string(Fields.ENV_ID);
    OptionalLong numEnvs = message.optionalInteger(Fields.NUM_ENVS, 1, Integer.MAX_VALUE);
    boolean single = numEnvs.isEmpty();
    AutoresetMode mode =
        message
            .optionalString(Fields.AUTORESET_MODE)
            .map(AutoresetMode::named)
            .orElse(single ? AutoresetMode.DISABLED : AutoresetMode.NEXT_STEP);
    if (single && mode != AutoresetMode.DISABLED) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          Fields.AUTORESET_MODE,
          "a single environment (without num_envs) is never reset by itself; allowed: disabled, or none, or give"
              + " num_envs");
    }
    MakeRequest request =
        new MakeRequest(
            envId,
            (int) numEnvs.orElse(1),
            batchSize(message, single),
            mode,
            message
                .optionalString(Fields.VECTORIZATION_MODE)
                .map(VectorizationMode::named)
                .orElse(VectorizationMode.SYNC),
            maxEpisodeSteps(message),
            wrappers(message),
            kwargs(message));
    return new Make(request, single, newestFrame(message, request));
  }

  private static OptionalInt batchSize(Message message, boolean single) {
    OptionalLong size = message.optionalInteger(Fields.BATCH_SIZE, 1, Integer.MAX_VALUE);
    if (size.isEmpty()) {
      return OptionalInt.empty();
    }
    if (single) {
      throw invalidBatchSize("without num_envs; allowed: with num_envs");
    }
    if (message.bool(Fields.NEWEST_FRAME, false)) {
      throw invalidBatchSize("with newest_frame; allowed: one of the two");
    }
    return OptionalInt.of((int) size.getAsLong());
  }

  private static GymWireException invalidBatchSize(String reason) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE, Fields.BATCH_SIZE, "batch_size is given " + reason);
  }

  /** Returns whether the outermost wrapper of {@code request} stacks frames. */
  public static boolean stacksFrames(MakeRequest request) {
    List<WrapperSpec> wrappers = request.wrappers();
    return !wrappers.isEmpty() && wrappers.get(wrappers.size() - 1).isFrameStack();
  }

  private static boolean newestFrame(Message message, MakeRequest request) {
    boolean wanted = message.bool(Fields.NEWEST_FRAME, false);
    if (wanted && !stacksFrames(request)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          Fields.NEWEST_FRAME,
          "newest_frame is true, but the outermost wrapper, the last in the list, stacks no frames;"
              + " allowed: false, or FrameStack as the last wrapper");
    }
    return wanted;
  }

  private static OptionalInt maxEpisodeSteps(Message message) {
    OptionalLong steps = message.optionalInteger(Fields.MAX_EPISODE_STEPS, 1, Integer.MAX_VALUE);
    return steps.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) steps.getAsLong());
  }

  /**
   * Returns the environment's own arguments; how it is rendered is the client's matter, so that one
   * is dropped.
   */
  private static Map<String, Object> kwargs(Message message) {
    Map<String, Object> kwargs = new LinkedHashMap<>(message.mapOrEmpty(Fields.KWARGS));
    kwargs.remove(Fields.RENDER_MODE);
    return kwargs;
  }

  private static List<WrapperSpec> wrappers(Message message) {
    List<WrapperSpec> wrappers = new ArrayList<>();
    for (Message wrapper : message.messagesOrEmpty(Fields.WRAPPERS)) {
      wrappers.add(
          new WrapperSpec(wrapper.string(Fields.NAME), wrapper.mapOrEmpty(Fields.ARGUMENTS)));
    }
    return wrappers;
  }

  private static List<Map<String, Object>> wrappers(List<WrapperSpec> wrappers) {
    return wrappers.stream()
        .map(
            wrapper ->
                Map.of(Fields.NAME, (Object) wrapper.name(), Fields.ARGUMENTS, wrapper.arguments()))
        .toList();
  }
}
