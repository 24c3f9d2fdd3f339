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
 * The options that decide what is traced, in addition to what is marked {@code @L9Traced}.
 * Immutable.
 *
 * @param annotations the annotations of other tracers that mark methods too
 * @param inherit whether a mark also applies to methods that override or implement the marked one
 * @param explain whether the doctor wants to know which marks would apply with {@code inherit}
 * @param rates the limits of events; of several limits that name a method, the first applies
 * @param whole the methods whose values events have as a whole
 * @param receivers the methods whose events also have the object on which they were called
 */
public record SelectionRules(
    List<MethodPattern> include,
    List<MethodPattern> exclude,
    List<AnnotationFamily> annotations,
    boolean inherit,
    boolean explain,
    List<RateLimit> rates,
    List<MethodPattern> whole,
    List<MethodPattern> receivers) {

  /** Reads the rules from the options. */
  public static SelectionRules of(AgentOptions options) {
    return new SelectionRules(
        options.methods(OptionKey.INCLUDE),
        options.methods(OptionKey.EXCLUDE),
        options.isSet(OptionKey.ANNOTATIONS) ? options.annotations() : List.of(),
        options.isOn(OptionKey.INHERIT),
        options.isSet(OptionKey.DOCTOR),
        options.rates(),
        options.methods(OptionKey.CAPTURE_FULL),
        options.methods(OptionKey.CAPTURE_RECEIVER));
  }

  /** Whether the rules depend on what a class extends and implements. */
  public boolean needSupertypes() {
    return needInheritedMarks() || needSupertypes(false);
  }

  /** Whether it matters which methods of supertypes are marked. */
  boolean needInheritedMarks() {
    return inherit || explain;
  }

  /** Whether the rules depend on supertypes that are the JDK's. */
  boolean needJdkSupertypes() {
    return needSupertypes(true);
  }

  private boolean needSupertypes(boolean ofJdk) {
    for (RateLimit limit : rates) {
      if (limit.methods() != null && nameSubtypes(List.of(limit.methods()), ofJdk)) {
        return true;
      }
    }
    return nameSubtypes(include, ofJdk)
        || nameSubtypes(exclude, ofJdk)
        || nameSubtypes(whole, ofJdk)
        || nameSubtypes(receivers, ofJdk);
  }

  /** The maximum number of events a second of a method; negative for no limit. */
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

  /** Whether the events of a method have its values as a whole. */
  public boolean isWhole(ScannedClass owner, ScannedMethod method) {
    return isNamed(whole, owner, method) || isNamed(receivers, owner, method);
  }

  /** Whether the events of a method have the object on which it was called. */
  public boolean keepsReceiver(ScannedClass owner, ScannedMethod method) {
    return !method.isStatic() && !method.isConstructor() && isNamed(receivers, owner, method);
  }

  private static boolean isNamed(
      List<MethodPattern> patterns, ScannedClass owner, ScannedMethod method) {
    return !patterns.isEmpty() && PatternMatch.includes(patterns, owner, method);
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
