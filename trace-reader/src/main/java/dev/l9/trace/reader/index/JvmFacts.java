package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.JvmInfo;

/**
 * What a trace has of one JVM.
 *
 * @param info what it was; only its id is known if its {@code run} event isn't in the trace
 * @param failures exceptions, each counted where it began
 * @param firstMicros when its first event started, in microseconds since 1970
 */
public record JvmFacts(
    JvmInfo info, long events, long failures, long blocked, long firstMicros, long lastMicros) {

  JvmFacts plus(JvmFacts other) {
    return new JvmFacts(
        info.run().isEmpty() ? other.info : info,
        events + other.events,
        failures + other.failures,
        blocked + other.blocked,
        Math.min(firstMicros, other.firstMicros),
        Math.max(lastMicros, other.lastMicros));
  }

  /** The run's id; of an older trace, which doesn't say it, the JVM's. */
  public String run() {
    return info.run().isEmpty() ? info.id() : info.run();
  }
}
