package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;

/**
 * What is known of one JVM and the traces that began in it. Not safe for use by several threads.
 */
final class JvmFacts {

  private String revision = "";
  private boolean isDirty;
  private long start;
  private long succeeded;
  private long failed;
  private long firstFailure = Long.MAX_VALUE;

  /** Takes the event that says what the JVM is. */
  void run(Event event) {
    JvmInfo info = JvmInfo.of(event);
    revision = info.revision();
    isDirty = info.isDirty();
    start = event.startMicros();
  }

  /** Takes the root of a trace. */
  void root(Event event) {
    if (event.isError()) {
      failed++;
      firstFailure = Math.min(firstFailure, event.startMicros() + event.durationNanos() / 1_000);
    } else if (!event.isBlocked()) {
      succeeded++;
    }
  }

  /** Adds what another thread has read of the same JVM. */
  void add(JvmFacts other) {
    if (revision.isEmpty()) {
      revision = other.revision;
      isDirty = other.isDirty;
      start = other.start;
    }
    succeeded += other.succeeded;
    failed += other.failed;
    firstFailure = Math.min(firstFailure, other.firstFailure);
  }

  /** The commit; empty where it isn't known. */
  String revision() {
    return revision;
  }

  boolean isDirty() {
    return isDirty;
  }

  /** Microseconds since 1970. */
  long start() {
    return start;
  }

  Traces traces() {
    return new Traces(succeeded, failed);
  }

  /** Microseconds since 1970; the largest number if nothing has failed. */
  long firstFailure() {
    return firstFailure;
  }
}
