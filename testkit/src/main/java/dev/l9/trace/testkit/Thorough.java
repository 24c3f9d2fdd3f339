package dev.l9.trace.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Marks a test that takes long and covers in full what other tests cover in part. It runs with
 * {@code -Dl9.stress=true} only, and otherwise is reported as skipped.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "l9.stress",
    matches = "true",
    disabledReason = "takes long; -Dl9.stress=true runs it")
public @interface Thorough {}
