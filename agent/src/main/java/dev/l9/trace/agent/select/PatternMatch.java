package dev.l9.trace.agent.select;

import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.bootstrap.MethodPattern;
import java.util.List;

/** Matches classes, with their supertypes and annotations, against patterns. */
final class PatternMatch {

  private PatternMatch() {}

  /** Whether one of the patterns includes this method. */
  static boolean includes(List<MethodPattern> patterns, ScannedClass owner, ScannedMethod method) {
    for (MethodPattern pattern : patterns) {
      if (pattern.matchesMethod(method.name) && meansClassOf(pattern, owner, method)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the patterns excludes this method. */
  static boolean excludes(List<MethodPattern> patterns, ScannedClass owner, ScannedMethod method) {
    for (MethodPattern pattern : patterns) {
      if (pattern.excludesMethod(method.name) && meansClassOf(pattern, owner, method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean meansClassOf(
      MethodPattern pattern, ScannedClass owner, ScannedMethod method) {
    String annotation = pattern.annotation();
    return annotation == null
        ? meansClass(pattern, owner.internalName, owner.supertypes)
        : owner.annotations.contains(annotation) || method.annotations.contains(annotation);
  }

  /** Whether a pattern names this class or, if it means subtypes too, one of these supertypes. */
  static boolean meansClass(
      MethodPattern pattern, String internalName, List<ScannedClass> supertypes) {
    if (pattern.matchesClass(internalName)) {
      return true;
    }
    if (pattern.withSubtypes()) {
      for (ScannedClass supertype : supertypes) {
        if (pattern.matchesClass(supertype.internalName)) {
          return true;
        }
      }
    }
    return false;
  }
}
