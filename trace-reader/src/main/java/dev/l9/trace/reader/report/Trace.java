package dev.l9.trace.reader.report;

import java.util.List;

/**
 * One trace in the order in which the page shows it: each event before its children, children by
 * their start.
 *
 * @param events not empty
 * @param parents for each event the index of its parent in {@code events}; -1 for the first level
 * @param missingRoot the id of the root if it isn't among the events; else empty
 * @param leftOut how many events of the trace aren't here because they are too many
 */
record Trace(List<ReportEvent> events, List<Integer> parents, String missingRoot, long leftOut) {

  Trace {
    events = List.copyOf(events);
    parents = List.copyOf(parents);
  }

  /** When its first event began. */
  long startMicros() {
    return events.stream().mapToLong(ReportEvent::startMicros).min().orElse(0);
  }
}
