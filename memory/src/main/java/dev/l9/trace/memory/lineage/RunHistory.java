package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.store.CallIndex.Executions;
import java.util.List;
import java.util.Optional;

/**
 * What became of a call in other runs.
 *
 * @param inputs how often the method ran with the same inputs
 * @param lastBefore the last execution with these inputs before they first failed
 * @param firstFailure the first one that failed
 * @param lastFailure the last one that failed
 * @param firstAfter the first execution with these inputs after the last failure: it worked again
 * @param error the type of exception that is compared; empty if the call didn't fail
 * @param failing the method in which it began
 * @param revisions those of the method, the earliest first
 * @param isCut whether older revisions were left out
 */
public record RunHistory(
    Executions inputs,
    Optional<Call> lastBefore,
    Optional<Call> firstFailure,
    Optional<Call> lastFailure,
    Optional<Call> firstAfter,
    String error,
    String failing,
    List<Revision> revisions,
    boolean isCut) {

  public RunHistory {
    revisions = List.copyOf(revisions);
  }

  /**
   * What the method did in one revision.
   *
   * @param name empty if it isn't known
   * @param calls all executions of the method
   * @param inputs those with the same inputs
   * @param errors failures with the same type of exception
   * @param first when the method ran first
   */
  public record Revision(
      String name,
      long calls,
      long failed,
      Executions inputs,
      long errors,
      String first,
      String last) {}
}
