package io.gymwire.envserver.registry;

import io.gymwire.protocol.environment.EnvironmentProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** One jar of the plug-in folder, with a class loader of its own. */
final class PlugInJar {
  private static final String SERVICE = "META-INF/services/" + EnvironmentProvider.class.getName();

  private PlugInJar() {}

  /**
   * Opens the class loader of {@code jar}.
   *
   * @throws IOException if it is no readable jar or names no provider; the message says so
   */
  static URLClassLoader open(Path jar) throws IOException {
    try (JarFile contents = new JarFile(jar.toFile())) {
      if (contents.getEntry(SERVICE) == null) {
        throw new IOException("it has no file " + SERVICE + " that names its provider");
      }
    }
    return new URLClassLoader(
        jar.getFileName().toString(), new URL[] {url(jar)}, PlugInJar.class.getClassLoader());
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
