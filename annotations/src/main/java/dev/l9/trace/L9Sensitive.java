package dev.l9.trace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a value that is never captured: it shows as {@code "***"} wherever a trace would hold it.
 *
 * <p>On a method it means the returned value. The agent doesn't read the value, so nothing of it
 * can reach memory, events or source files.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.RECORD_COMPONENT,
  ElementType.METHOD
})
public @interface L9Sensitive {}
