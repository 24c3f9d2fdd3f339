package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.diff.TraceProfile.CallEdge;
import dev.l9.trace.reader.diff.TraceProfile.ThrownError;
import java.util.HashSet;
import java.util.Set;

/**
 * What differs between runs of the unchanged program, learned from several of them. Where only one
 * is known, nothing is learned.
 */
final class Noise {

  private final Set<Integer> varyingInputs = new HashSet<>();
  private final Set<Integer> varyingResults = new HashSet<>();
  private final Set<Integer> varyingCourse = new HashSet<>();
  private final Set<Integer> methods = new HashSet<>();
  private final Set<Integer> methodsMissing = new HashSet<>();
  private final Set<CallEdge> edges = new HashSet<>();
  private final Set<CallEdge> edgesMissing = new HashSet<>();
  private final Set<ThrownError> errors = new HashSet<>();
  private final Set<ThrownError> errorsMissing = new HashSet<>();

  /** Learns which methods don't always get the same, or don't always return the same. */
  void learnValues(TraceProfile one, TraceProfile other, int methodCount) {
    for (int method = 0; method < methodCount; method++) {
      MethodProfile first = one.method(method);
      MethodProfile second = other.method(method);
      if (first != null && second != null) {
        learnValues(method, first.results(), second.results());
      }
    }
  }

  private void learnValues(int method, ResultTable first, ResultTable second) {
    boolean isVarying = !first.hasInputsOf(second);
    if (isVarying) {
      varyingInputs.add(method);
    }
    if (isVarying ? !first.hasAllResultsOf(second) : !first.hasResultsOf(second)) {
      varyingResults.add(method);
    }
  }

  /** Learns what else differs, once {@link #learnValues} was told all. */
  void learnCourse(TraceProfile one, TraceProfile other) {
    TreeAlignment alignment = new TreeAlignment();
    alignment.align(one.trees().roots(), other.trees().roots());
    alignment.found().forEach(divergence -> varyingCourse.add(divergence.method()));
    learn(one.methods(), other.methods(), methods, methodsMissing);
    learn(one.edges().keySet(), other.edges().keySet(), edges, edgesMissing);
    learn(one.errors().keySet(), other.errors().keySet(), errors, errorsMissing);
  }

  private static <T> void learn(Set<T> one, Set<T> other, Set<T> known, Set<T> missing) {
    known.addAll(other);
    one.stream().filter(each -> !other.contains(each)).forEach(missing::add);
  }

  boolean hasVaryingInputs(int method) {
    return varyingInputs.contains(method);
  }

  boolean hasVaryingResults(int method) {
    return varyingResults.contains(method);
  }

  /** Whether the method has done something else in another run of the unchanged program. */
  boolean hasVaryingCourse(int method) {
    return varyingCourse.contains(method);
  }

  /** Whether it is nothing new, since another run of the unchanged program had it. */
  boolean isKnown(Object one) {
    return methods.contains(one) || edges.contains(one) || errors.contains(one);
  }

  /** Whether another run of the unchanged program didn't have it either. */
  boolean isOftenMissing(Object one) {
    return methodsMissing.contains(one)
        || edgesMissing.contains(one)
        || errorsMissing.contains(one);
  }
}
