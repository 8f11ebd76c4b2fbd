package io.gymwire.agentsdk.settings;

/**
 * One named value of a record of settings.
 *
 * @param name in kebab case, such as {@code learning-rate}
 * @param value as it is written on a command line and in YAML, such as {@code 0.001}
 * @param allowed what kind of value it takes, such as {@code a whole number}
 * @param description what it is for, as {@link Describe} says
 * @param unit such as {@code environment steps}; may be empty
 */
public record Setting(String name, String value, String allowed, String description, String unit) {

  /** Returns the description with the unit in brackets, if there is one. */
  public String describedWithUnit() {
    return unit.isEmpty() ? description : description + " [" + unit + "]";
  }
}
