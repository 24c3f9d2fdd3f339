package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;

/** What is counted of one group. Not safe for use by several threads. */
final class GroupCount {

  private final DurationHistogram durations = new DurationHistogram();
  private long errors;
  private long blocked;

  void add(Event event, long nanos) {
    durations.add(nanos);
    if (!event.isSuccess()) {
      errors += event.isError() ? 1 : 0;
      blocked += event.isBlocked() ? 1 : 0;
    }
  }

  void add(GroupCount other) {
    durations.add(other.durations);
    errors += other.errors;
    blocked += other.blocked;
  }

  DurationHistogram durations() {
    return durations;
  }

  GroupRow row(String group, LogScale scale) {
    return new GroupRow(
        group,
        new GroupRow.Outcomes(durations.count(), errors, blocked),
        new GroupRow.Times(
            durations.mean(),
            durations.percentile(50),
            durations.percentile(95),
            durations.percentile(99),
            durations.greatest()),
        durations.distribution(scale));
  }
}
