package dev.l9.trace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what the agent traces: a method, a constructor, or a type.
 *
 * <p>On a type it means every method that the type's source declares, except private, synthetic and
 * bridge methods. Nested types and constructors need marks of their own. A mark on a method
 * replaces the one on its type.
 *
 * <p>Each execution becomes a line of {@code trace.jsonl} and an update of the DORA block at the
 * end of the source file. Without the agent the annotation does nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
public @interface L9Traced {

  /** The task that events and blocks name; empty means the method's name. */
  String task() default "";

  /** The patterns that the code applies, listed as {@code patterns_used} in the block. */
  String[] patterns() default {};

  /** The layer that executions belong to. */
  HrmLayer layer() default HrmLayer.SYSTEM;

  /** The operation that events name; empty means the method's name. */
  String operation() default "";

  /** Whether executions update a DORA block; events are written in both cases. */
  boolean updateSource() default true;

  /**
   * A file to update instead of the method's own source: a path relative to a source root, with
   * {@code /} between folders. Empty means the file that the method was compiled from.
   */
  String sourceFile() default "";

  /** Whether argument values are captured. */
  boolean captureInputs() default true;

  /** Whether the returned value is captured. */
  boolean captureOutput() default true;

  /**
   * Exceptions that mean that the execution was <em>blocked</em>, by a gate or a rule, rather than
   * that it failed. Subclasses count.
   */
  Class<? extends Throwable>[] blockedBy() default {};
}
