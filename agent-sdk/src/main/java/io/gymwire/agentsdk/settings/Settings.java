package io.gymwire.agentsdk.settings;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.error.NearestNames;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads and changes the components of a record by their kebab-case names.
 *
 * <p>A component may be an int, long, double, boolean, String, enum constant ({@code soft-update}),
 * OptionalInt, OptionalLong, OptionalDouble ({@code none} if empty), or a list of Integer, Long,
 * Double or String ({@code 128,64}).
 *
 * <p>It may also be a record in its turn, a group of settings that several records share: its
 * components are settings of the outer record, in its place and by their own names, which must not
 * occur twice. What the group is called is never seen.
 */
public final class Settings {
  private Settings() {}

  /**
   * Returns every component of {@code settings} in the order of its declaration, those of groups in
   * the place of the group.
   *
   * @throws GymWireException with code INTERNAL_ERROR if two have the same name
   */
  public static List<Setting> list(Record settings) {
    List<Setting> all = flattened(settings).toList();
    Set<String> names = new HashSet<>();
    for (Setting setting : all) {
      if (!names.add(setting.name())) {
        throw new GymWireException(
            ErrorCode.INTERNAL_ERROR,
            "%s has two settings '%s'; names must differ in a record and all its groups"
                .formatted(settings.getClass().getSimpleName(), setting.name()));
      }
    }
    return all;
  }

  private static Stream<Setting> flattened(Record settings) {
    return Arrays.stream(components(settings))
        .flatMap(
            component ->
                read(settings, component) instanceof Record group
                    ? flattened(group)
                    : Stream.of(setting(settings, component)));
  }

  /**
   * Returns {@code settings} with the named values changed.
   *
   * @param changes values as on a command line, by kebab-case name
   * @throws GymWireException with code INVALID_VALUE if a name is unknown (the message suggests the
   *     nearest) or a value does not fit its component or the record's own checks
   */
  public static <R extends Record> R with(R settings, Map<String, String> changes) {
    List<String> names = list(settings).stream().map(Setting::name).toList();
    changes.keySet().forEach(name -> requireKnown(name, names));
    return changed(settings, changes);
  }

  /**
   * Likewise for {@code name=value} texts.
   *
   * @param assignments such as {@code learning-rate=0.001}, none twice
   */
  public static <R extends Record> R with(R settings, String... assignments) {
    return with(settings, parse(List.of(assignments)));
  }

  private static <R extends Record> R changed(R settings, Map<String, String> changes) {
    RecordComponent[] components = components(settings);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = changed(settings, components[i], changes);
    }
    return construct(settings, components, values);
  }

  private static Object changed(
      Record settings, RecordComponent component, Map<String, String> changes) {
    Object value = read(settings, component);
    if (value instanceof Record group) {
      return changed(group, changes);
    }
    String change = changes.get(name(component));
    return change == null
        ? value
        : ValueType.of(component.getGenericType()).parse(name(component), change);
  }

  /** Returns the kebab-case form of a Java name: {@code learningRate} is {@code learning-rate}. */
  public static String kebabCase(String javaName) {
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static Setting setting(Record settings, RecordComponent component) {
    ValueType type = ValueType.of(component.getGenericType());
    Describe describe = component.getAnnotation(Describe.class);
    return new Setting(
        name(component),
        type.print(read(settings, component)),
        type.allowed(),
        describe == null ? "" : describe.value(),
        describe == null ? "" : describe.unit());
  }

  private static String name(RecordComponent component) {
    return kebabCase(component.getName());
  }

  private static RecordComponent[] components(Record settings) {
    return settings.getClass().getRecordComponents();
  }

  private static void requireKnown(String name, List<String> names) {
    if (names.contains(name)) {
      return;
    }
    String hint =
        FamiliarNames.of(name, names)
            .map("; did you mean '%s'?"::formatted)
            .orElseGet(() -> NearestNames.question(name, names));
    throw new GymWireException(
        ErrorCode.INVALID_VALUE,
        name,
        "unknown setting '%s'%s allowed: %s".formatted(name, hint, String.join(", ", names)));
  }

  private static Object read(Record settings, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR, "cannot read the setting '" + name(component) + "'", e);
    }
  }

  @SuppressWarnings("unchecked") // the canonical constructor of a record's class makes that record
  private static <R extends Record> R construct(
      R settings, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = settings.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new GymWireException(
          ErrorCode.INTERNAL_ERROR, "cannot make a " + settings.getClass().getSimpleName(), e);
    }
  }

  private static GymWireException refused(Throwable cause) {
    if (cause instanceof GymWireException own) {
      return own;
    }
    return new GymWireException(ErrorCode.INVALID_VALUE, String.valueOf(cause.getMessage()), cause);
  }

  /**
   * Splits {@code name=value} texts into a map.
   *
   * @throws GymWireException with code INVALID_VALUE if one is none, or a name comes twice
   */
  public static Map<String, String> parse(List<String> assignments) {
    List<String> wrong = new ArrayList<>(assignments);
    wrong.removeIf(assignment -> assignment.indexOf('=') > 0);
    if (!wrong.isEmpty()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "'" + wrong.get(0) + "' is not of the form name=value, such as learning-rate=0.001");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      String[] pair = assignment.split("=", 2);
      String other = values.put(pair[0], pair[1]);
      if (other != null) {
        throw new GymWireException(
            ErrorCode.INVALID_VALUE,
            pair[0],
            "'%s' is given twice, %s and %s".formatted(pair[0], other, pair[1]));
      }
    }
    return values;
  }
}
