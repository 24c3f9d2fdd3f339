package dev.l9.trace.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A test that takes long, of what other tests show in the main: it is run with {@code
 * -Dl9.stress=true} only, and else is reported as skipped.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "l9.stress",
    matches = "true",
    disabledReason = "takes long; -Dl9.stress=true runs it")
public @interface Thorough {}
