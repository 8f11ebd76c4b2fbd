package io.gymwire.envserver.registry;

import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.error.NearestNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The environments of this process, found by {@link java.util.ServiceLoader} in the class path and
 * in the jars of a plug-in folder.
 *
 * <p>A jar or provider that does not work is logged with its reason and left out. Of two
 * environments of one id the first stays: the class path's before the plug-ins', and those in the
 * order of the jars' names.
 */
public final class EnvironmentRegistry implements Environments {
  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentRegistry.class);

  private final Map<String, EnvironmentFactory> factories;
  private final List<URLClassLoader> loaders;

  private EnvironmentRegistry(
      Map<String, EnvironmentFactory> factories, List<URLClassLoader> loaders) {
    this.factories = factories;
    this.loaders = loaders;
  }

  /** Returns the registry of the class path. */
  public static EnvironmentRegistry ofClassPath() {
    Catalogue catalogue = new Catalogue();
    catalogue.addAll(EnvironmentRegistry.class.getClassLoader(), "class path");
    return new EnvironmentRegistry(catalogue.factories(), List.of());
  }

  /**
   * Returns the registry of the class path and of all jars in {@code folder}.
   *
   * <p>A folder without jars is logged: it may be the wrong one.
   *
   * @throws GymWireException with code INVALID_VALUE if there is no such folder
   */
  public static EnvironmentRegistry withPlugIns(Path folder) {
    Catalogue catalogue = new Catalogue();
    catalogue.addAll(EnvironmentRegistry.class.getClassLoader(), "class path");
    List<URLClassLoader> loaders = new ArrayList<>();
    List<Path> jars = jars(folder);
    if (jars.isEmpty()) {
      LOG.warn("the plug-in folder {} has no .jar file in it", folder);
    }
    for (Path jar : jars) {
      try {
        URLClassLoader loader = PlugInJar.open(jar);
        loaders.add(loader);
        catalogue.addAll(loader, "plug-in " + jar);
      } catch (IOException e) {
        LOG.warn("plug-in {} left out: {}", jar, e.getMessage());
      }
    }
    return new EnvironmentRegistry(catalogue.factories(), loaders);
  }

  @Override
  public List<EnvironmentSpec> specs() {
    return factories.values().stream().map(EnvironmentFactory::spec).toList();
  }

  @Override
  public VectorEnvironment make(MakeRequest request) {
    EnvironmentFactory factory = factories.get(request.envId());
    if (factory == null) {
      throw unknown(request.envId());
    }
    return new Making(factory, request).make();
  }

  /** Closes the plug-ins' jars: classes that were not needed before cannot be loaded after. */
  @Override
  public void close() {
    for (URLClassLoader loader : loaders) {
      try {
        loader.close();
      } catch (IOException e) {
        LOG.warn("closing {}: {}", loader.getName(), e.getMessage());
      }
    }
  }

  private GymWireException unknown(String id) {
    List<String> near = NearestNames.of(id, factories.keySet());
    String hint =
        near.isEmpty()
            ? "'gymwire envs' and the list operation name the %d that there are"
                .formatted(factories.size())
            : "did you mean " + String.join(" or ", near) + "?";
    return new GymWireException(
        ErrorCode.UNKNOWN_ENVIRONMENT,
        "env_id",
        "unknown environment '%s'; %s".formatted(id, hint));
  }

  private static List<Path> jars(Path folder) {
    if (Files.isRegularFile(folder)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "plugins",
          "the plug-in folder '" + folder + "' is a file; give the folder that it is in");
    }
    if (!Files.isDirectory(folder)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "plugins", "the plug-in folder '" + folder + "' does not exist");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
