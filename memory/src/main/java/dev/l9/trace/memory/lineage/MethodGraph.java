package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.store.CallIndex.Day;
import dev.l9.trace.memory.store.CallIndex.Edge;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is remembered of a method over all runs.
 *
 * @param executions how many there are
 * @param lookedAt of so many of them, the latest, callers and callees were counted
 * @param revisions the latest first
 * @param days the latest first
 * @param callers the most frequent first
 * @param callees the most frequent first
 * @param began errors that began in it, the latest first
 * @param passed errors that passed through it, counted of its latest failures
 * @param failuresLookedAt of so many failures, the latest, those that passed were counted
 * @param isCut whether older revisions were left out
 */
public record MethodGraph(
    String method,
    Set<String> files,
    long executions,
    long lookedAt,
    List<Revision> revisions,
    List<Day> days,
    List<Edge> callers,
    List<Edge> callees,
    List<Began> began,
    List<Passed> passed,
    long failuresLookedAt,
    boolean isCut) {

  public MethodGraph {
    files = Collections.unmodifiableSet(new TreeSet<>(files));
    revisions = List.copyOf(revisions);
    days = List.copyOf(days);
    callers = List.copyOf(callers);
    callees = List.copyOf(callees);
    began = List.copyOf(began);
    passed = List.copyOf(passed);
  }

  /**
   * One revision.
   *
   * @param name empty if it isn't known
   * @param passed how many executions another one's exception passed through
   */
  public record Revision(
      String name,
      long calls,
      long failed,
      long blocked,
      long passed,
      double meanMs,
      double maxMs,
      String first,
      String last) {}

  /**
   * Failures with one type of exception, in one revision.
   *
   * @param traceId of the latest one
   */
  public record Began(
      String error,
      String revision,
      long count,
      String first,
      String last,
      String at,
      String traceId) {}

  /**
   * Exceptions of one type that began in one other method.
   *
   * @param origin the method; empty if it isn't in the store
   * @param traceId of the latest execution that one passed through
   */
  public record Passed(String error, String origin, long count, String last, String traceId) {}
}
