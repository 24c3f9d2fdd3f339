package dev.l9.trace.contract.audit;

/**
 * One place at which a log isn't as it was written.
 *
 * @param line from 1 on
 * @param detail what was found there, as a clause
 */
public record AuditProblem(Kind kind, long line, String detail) {

  /** What happened to the log. */
  public enum Kind {
    /** The line isn't as it was written. */
    CHANGED,
    /** The line, or those that the detail names, were put between others. */
    INSERTED,
    /** Entries are missing before the line. */
    REMOVED,
    /** The line isn't where it was written. */
    REORDERED,
    /** The entry that was known to be in the log isn't. */
    CUT_OFF,
    /** The line was written in part, by a process that was killed. The chain isn't broken there. */
    TORN;

    /** Whether somebody has changed the log, and not just a process was killed. */
    public boolean isTampering() {
      return this != TORN;
    }
  }
}
