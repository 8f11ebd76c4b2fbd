package io.gymwire.envserver.registry;

import io.gymwire.envserver.batch.Batch;
import io.gymwire.envserver.session.Limits;
import io.gymwire.envserver.vector.PartialVectorEnvironment;
import io.gymwire.envserver.vector.SyncVectorEnvironment;
import io.gymwire.envserver.wrapper.Wrappers;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.Environment;
import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes the vector that one request asks for: the environment's own vector if it has one for it,
 * else N environments.
 */
final class Making {
  private static final String RENDER_MODE = "render_mode";

  private final EnvironmentFactory factory;
  private final EnvironmentSpec spec;
  private final MakeRequest request;

  Making(EnvironmentFactory factory, MakeRequest request) {
    this.factory = factory;
    this.spec =
        request.maxEpisodeSteps().isPresent()
            ? factory.spec().withMaxEpisodeSteps(request.maxEpisodeSteps().getAsInt())
            : factory.spec();
    this.request = request.withKwargs(withoutRenderMode(spec, request.kwargs()));
  }

  VectorEnvironment make() {
    check();
    return fused().orElseGet(this::sync);
  }

  private void check() {
    if (spec.unavailable().isPresent()) {
      throw new GymWireException(
          ErrorCode.UNAVAILABLE_ENVIRONMENT,
          "%s cannot be made here: %s".formatted(spec.id(), spec.unavailable().get()));
    }
    requirePositive("num_envs", request.numEnvs());
    checkBatchSize();
    int wrappers = request.wrappers().size();
    if (wrappers > Limits.MAX_WRAPPERS) {
      throw new GymWireException(
          ErrorCode.LIMIT_EXCEEDED,
          "wrappers",
          "wrappers has %d elements; allowed: up to %d".formatted(wrappers, Limits.MAX_WRAPPERS));
    }
  }

  private Optional<VectorEnvironment> fused() {
    boolean entryPoint = request.vectorizationMode() == VectorizationMode.VECTOR_ENTRY_POINT;
    if (!request.wrappers().isEmpty() || request.batchSize().isPresent()) {
      if (entryPoint && request.batchSize().isPresent()) {
        throw invalid(
            "batch_size", "vector_entry_point takes no batch_size; allowed with one: sync");
      }
      if (entryPoint) {
        throw invalid("wrappers", "vector_entry_point takes no wrappers; allowed with them: sync");
      }
      return Optional.empty();
    }
    Optional<VectorEnvironment> vector =
        guarded(() -> nonNull(factory.makeVector(request), "makeVector"));
    if (entryPoint && vector.isEmpty()) {
      throw invalid("vectorization_mode", spec.id() + " has no vector entry point; allowed: sync");
    }
    return vector;
  }

  private VectorEnvironment sync() {
    List<Environment> environments = new ArrayList<>();
    try {
      for (int i = 0; i < request.numEnvs(); i++) {
        environments.add(
            guarded(() -> nonNull(factory.make(request.kwargs()), "make of its factory")));
        Environment bare = environments.get(i);
        requireSpecsSpaces(bare);
        environments.set(i, guarded(() -> wrapped(bare)));
      }
      return guarded(() -> vectorOf(environments));
    } catch (RuntimeException | Error e) {
      environments.forEach(environment -> closeAfter(e, environment));
      throw e;
    }
  }

  private VectorEnvironment vectorOf(List<Environment> environments) {
    if (request.batchSize().isPresent()) {
      return new PartialVectorEnvironment(
          spec, environments, request.batchSize().getAsInt(), request.autoresetMode());
    }
    return new SyncVectorEnvironment(spec, environments, request.autoresetMode(), kind());
  }

  private void checkBatchSize() {
    if (request.batchSize().isEmpty()) {
      return;
    }
    int size = request.batchSize().getAsInt();
    if (size < 1 || size > request.numEnvs()) {
      throw invalid(
          "batch_size",
          "batch_size is %d; allowed: from 1 to num_envs, that is %d"
              .formatted(size, request.numEnvs()));
    }
    if (request.autoresetMode() == AutoresetMode.DISABLED) {
      throw invalid(
          "batch_size",
          "batch_size is given with autoreset_mode disabled; allowed with it: next_step, same_step");
    }
  }

  /** Keyword arguments may change the spaces; without any, agents rely on what the spec says. */
  private void requireSpecsSpaces(Environment environment) {
    Space observations = guarded(() -> nonNull(environment.observationSpace(), "observationSpace"));
    Space actions = guarded(() -> nonNull(environment.actionSpace(), "actionSpace"));
    if (request.kwargs().isEmpty()) {
      requireEqual("observation", spec.observationSpace(), observations);
      requireEqual("action", spec.actionSpace(), actions);
    }
  }

  private void requireEqual(String what, Space promised, Space actual) {
    if (!promised.equals(actual)) {
      throw new GymWireException(
          ErrorCode.ENVIRONMENT_FAILED,
          "the spec of %s says %s space %s, but the environment has %s; they have to be equal"
              .formatted(spec.id(), what, promised, actual));
    }
  }

  private <T> T nonNull(T value, String method) {
    if (value == null) {
      throw failed(method + " returned null", null);
    }
    return value;
  }

  private static void closeAfter(Throwable cause, Environment environment) {
    try {
      environment.close();
    } catch (RuntimeException | Error e) {
      cause.addSuppressed(e);
    }
  }

  private Environment wrapped(Environment environment) {
    Environment wrapped = environment;
    long bytes = Batch.bytesOf(wrapped.observationSpace());
    requireFits(bytes);
    if (spec.maxEpisodeSteps().isPresent()) {
      wrapped = Wrappers.timeLimit(wrapped, spec.maxEpisodeSteps().getAsInt());
    }
    for (WrapperSpec wrapper : request.wrappers()) {
      wrapped = Wrappers.wrap(wrapped, wrapper);
      bytes += Batch.bytesOf(wrapped.observationSpace());
      requireFits(bytes);
    }
    return wrapped;
  }

  private void requireFits(long bytesOfOne) {
    long bytes = bytesOfOne * request.numEnvs();
    if (bytes > Limits.MAX_OBSERVATION_BYTES) {
      throw new GymWireException(
          ErrorCode.LIMIT_EXCEEDED,
          "the observations take %d bytes; allowed: %d"
              .formatted(bytes, Limits.MAX_OBSERVATION_BYTES));
    }
  }

  /**
   * Names all that a saved state depends on; maps are sorted, so that it reads the same on every
   * server.
   */
  private String kind() {
    StringBuilder wrappers = new StringBuilder();
    for (WrapperSpec wrapper : request.wrappers()) {
      wrappers.append(wrapper.name()).append(new TreeMap<>(wrapper.arguments())).append(' ');
    }
    return "%d x %s%s, limit %s, %s, wrappers %s"
        .formatted(
            request.numEnvs(),
            spec.id(),
            new TreeMap<>(request.kwargs()),
            spec.maxEpisodeSteps(),
            request.autoresetMode(),
            wrappers);
  }

  /**
   * A picture can always be asked for here, so that Gymnasium's argument for it is checked and done
   * with.
   */
  private static Map<String, Object> withoutRenderMode(
      EnvironmentSpec spec, Map<String, Object> kwargs) {
    Object asked = kwargs.get(RENDER_MODE);
    if (asked != null && !spec.renderModes().contains(asked)) {
      throw invalid(
          "kwargs",
          "%s is '%s'; allowed for %s: None and %s"
              .formatted(RENDER_MODE, asked, spec.id(), spec.renderModes()));
    }
    Map<String, Object> rest = new LinkedHashMap<>(kwargs);
    rest.remove(RENDER_MODE);
    return rest;
  }

  /** Calls an author's code, whose every failure becomes one of ours. */
  private <T> T guarded(Supplier<T> call) {
    try {
      return call.get();
    } catch (GymWireException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw failed(e.toString(), e);
    }
  }

  private GymWireException failed(String reason, Throwable cause) {
    return new GymWireException(
        ErrorCode.ENVIRONMENT_FAILED, "making %s failed: %s".formatted(spec.id(), reason), cause);
  }

  private void requirePositive(String field, int value) {
    if (value < 1) {
      throw invalid(field, "%s is %d; allowed: at least 1".formatted(field, value));
    }
  }

  private static GymWireException invalid(String field, String message) {
    return new GymWireException(ErrorCode.INVALID_VALUE, field, message);
  }
}
