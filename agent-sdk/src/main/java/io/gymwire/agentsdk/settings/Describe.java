package io.gymwire.agentsdk.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a component of a record of settings is for: shown by {@code --help} and written into
 * {@code config.yaml}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Describe {
  /** One sentence without a full stop, such as {@code discount of future rewards}. */
  String value();

  /** The unit, such as {@code environment steps}; empty for a plain number. */
  String unit() default "";
}
