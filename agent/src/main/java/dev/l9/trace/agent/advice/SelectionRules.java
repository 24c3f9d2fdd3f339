package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.AnnotationFamily;
import dev.l9.trace.bootstrap.MethodPattern;
import dev.l9.trace.bootstrap.OptionKey;
import java.util.List;

/**
 * What the user wants traced, beside what is marked {@code @L9Traced}.
 *
 * @param annotations other tracers' annotations that mark methods too
 * @param inherit whether a mark on what a method overrides or implements holds for the method
 */
public record SelectionRules(
    List<MethodPattern> include,
    List<MethodPattern> exclude,
    List<AnnotationFamily> annotations,
    boolean inherit) {

  /** As the options say. */
  public static SelectionRules of(AgentOptions options) {
    return new SelectionRules(
        options.methods(OptionKey.INCLUDE),
        options.methods(OptionKey.EXCLUDE),
        options.isSet(OptionKey.ANNOTATIONS) ? options.annotations() : List.of(),
        options.isOn(OptionKey.INHERIT));
  }

  /** Whether it matters what a class extends and implements. */
  boolean needSupertypes() {
    return inherit || nameSubtypes(include) || nameSubtypes(exclude);
  }

  private static boolean nameSubtypes(List<MethodPattern> patterns) {
    for (MethodPattern pattern : patterns) {
      if (pattern.withSubtypes()) {
        return true;
      }
    }
    return false;
  }
}
