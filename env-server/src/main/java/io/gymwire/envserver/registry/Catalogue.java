package io.gymwire.envserver.registry;

import io.gymwire.protocol.environment.EnvironmentFactory;
import io.gymwire.protocol.environment.EnvironmentProvider;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects factories by id from providers that may be broken: what fails is logged with its reason
 * and left out, what works stays.
 */
final class Catalogue {
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  /** Gymnasium's, with the version that it can do without. */
  private static final Pattern ID = Pattern.compile("([\\w:.-]+/)?[\\w:.-]+-v\\d+");

  private static final String ID_FORM = "[namespace/]name-vN, of letters, digits and _.:-";
  private static final String ALONE =
      "; a jar sees GymWire and the JDK, not the jars beside it: put into it what it needs";

  private final Map<String, EnvironmentFactory> factories = new TreeMap<>();

  Map<String, EnvironmentFactory> factories() {
    return Collections.unmodifiableMap(factories);
  }

  /**
   * Adds the providers that {@code loader} itself loads, not those of its parents.
   *
   * @param source where they come from, for the log
   */
  void addAll(ClassLoader loader, String source) {
    Iterator<ServiceLoader.Provider<EnvironmentProvider>> providers =
        ServiceLoader.load(EnvironmentProvider.class, loader).stream().iterator();
    while (attempt(source, providers::hasNext, false)) {
      attempt(
          source,
          () -> {
            ServiceLoader.Provider<EnvironmentProvider> provider = providers.next();
            if (belongsTo(provider.type(), loader)) {
              add(provider.get(), source);
            }
            return true;
          },
          false);
    }
  }

  private void add(EnvironmentProvider provider, String source) {
    for (EnvironmentFactory factory : provider.factories()) {
      attempt(source, () -> add(factory, source), false);
    }
  }

  private boolean add(EnvironmentFactory factory, String source) {
    String id = factory.spec().id();
    if (!ID.matcher(id).matches()) {
      LOG.warn("{}: environment '{}' left out: an id is {}", source, id, ID_FORM);
      return false;
    }
    boolean added = factories.putIfAbsent(id, factory) == null;
    if (!added) {
      LOG.warn("{}: environment '{}' left out: there is another one of that id", source, id);
    }
    return added;
  }

  private static String reason(Throwable error) {
    boolean classMissing = false;
    StringBuilder reason = new StringBuilder();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      reason.append(reason.isEmpty() ? "" : ", caused by ").append(cause);
      classMissing |=
          cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException;
    }
    return classMissing ? reason + ALONE : reason.toString();
  }

  /**
   * Anything may fail in code that others wrote, and with any error: a class of another version,
   * for example.
   */
  private static boolean attempt(String source, Attempt attempt, boolean otherwise) {
    try {
      return attempt.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("{}: environment provider left out: {}", source, reason(e));
      LOG.debug("{}", source, e);
      return otherwise;
    }
  }

  private static boolean belongsTo(Class<?> type, ClassLoader loader) {
    return loader == Catalogue.class.getClassLoader() || type.getClassLoader() == loader;
  }

  private interface Attempt {
    boolean run();
  }
}
