package dev.courant.runtime.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One option of a settings record: its environment variable, its default, and its purpose. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** {@return the environment variable} */
    String env();

    /** {@return the default, written as in the environment; empty for none} */
    String value();

    /** {@return its purpose in one sentence, with the unit unless the type has one} */
    String doc();
}
