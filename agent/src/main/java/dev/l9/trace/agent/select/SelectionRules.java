package dev.l9.trace.agent.select;

import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.AnnotationFamily;
import dev.l9.trace.bootstrap.MethodPattern;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.bootstrap.RateLimit;
import java.util.List;

/**
 * What the user wants traced, beside what is marked {@code @L9Traced}.
 *
 * @param annotations other tracers' annotations that mark methods too
 * @param inherit whether a mark on what a method overrides or implements holds for the method
 * @param rates how many events of a method are written; of those that name it, the first holds
 */
public record SelectionRules(
    List<MethodPattern> include,
    List<MethodPattern> exclude,
    List<AnnotationFamily> annotations,
    boolean inherit,
    List<RateLimit> rates) {

  /** As the options say. */
  public static SelectionRules of(AgentOptions options) {
    return new SelectionRules(
        options.methods(OptionKey.INCLUDE),
        options.methods(OptionKey.EXCLUDE),
        options.isSet(OptionKey.ANNOTATIONS) ? options.annotations() : List.of(),
        options.isOn(OptionKey.INHERIT),
        options.rates());
  }

  /** Whether it matters what a class extends and implements. */
  public boolean needSupertypes() {
    return inherit || needSupertypes(false);
  }

  /** Whether types of the JDK matter among them. */
  boolean needJdkSupertypes() {
    return needSupertypes(true);
  }

  private boolean needSupertypes(boolean ofJdk) {
    for (RateLimit limit : rates) {
      if (limit.methods() != null && nameSubtypes(List.of(limit.methods()), ofJdk)) {
        return true;
      }
    }
    return nameSubtypes(include, ofJdk) || nameSubtypes(exclude, ofJdk);
  }

  /** How many events a second are written of a method at most; negative for no limit. */
  public int rate(ScannedClass owner, ScannedMethod method) {
    int forAll = TraceSite.UNLIMITED;
    for (RateLimit limit : rates) {
      MethodPattern pattern = limit.methods();
      if (pattern == null) {
        forAll = limit.perSecond();
      } else if (PatternMatch.includes(List.of(pattern), owner, method)) {
        return limit.perSecond();
      }
    }
    return forAll;
  }

  private static boolean nameSubtypes(List<MethodPattern> patterns, boolean ofJdk) {
    for (MethodPattern pattern : patterns) {
      if (ofJdk ? pattern.mayNameJdk() : pattern.withSubtypes()) {
        return true;
      }
    }
    return false;
  }
}
