package dev.l9.trace.run;

import java.time.Duration;
import java.time.Instant;

/**
 * A JVM as a part of a run. Immutable.
 *
 * @param id a text that no other member has
 * @param run the id of the run
 * @param lasts how long after the end of its last member the run still goes on
 * @param start when the JVM started
 * @param endsRun whether the run ends with this JVM and its children
 */
public record RunMember(String id, String run, Duration lasts, Instant start, boolean endsRun) {}
