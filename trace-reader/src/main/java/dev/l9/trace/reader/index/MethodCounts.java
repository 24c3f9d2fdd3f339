package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;

/** What is counted of a method. Not safe for use by several threads. */
final class MethodCounts {

  long calls;

  /** A later version may know more outcomes than success, error and blocked. */
  long successes;

  long errors;
  long blocked;

  /** How many of the calls have no traced caller. */
  long roots;

  long totalNanos;
  long maxNanos;
  long firstMicros = Long.MAX_VALUE;
  long lastMicros = Long.MIN_VALUE;

  void add(Event event) {
    long nanos = event.durationNanos();
    calls++;
    successes += event.isSuccess() ? 1 : 0;
    errors += event.isError() ? 1 : 0;
    blocked += event.isBlocked() ? 1 : 0;
    roots += event.isRoot() ? 1 : 0;
    totalNanos += nanos;
    maxNanos = Math.max(maxNanos, nanos);
    firstMicros = Math.min(firstMicros, event.startMicros());
    lastMicros = Math.max(lastMicros, event.startMicros());
  }

  void add(MethodCounts other) {
    calls += other.calls;
    successes += other.successes;
    errors += other.errors;
    blocked += other.blocked;
    roots += other.roots;
    totalNanos += other.totalNanos;
    maxNanos = Math.max(maxNanos, other.maxNanos);
    firstMicros = Math.min(firstMicros, other.firstMicros);
    lastMicros = Math.max(lastMicros, other.lastMicros);
  }

  MethodFacts facts(IndexedMethod method) {
    return new MethodFacts(
        method, calls, errors, blocked, roots, totalNanos, maxNanos, firstMicros, lastMicros);
  }
}
