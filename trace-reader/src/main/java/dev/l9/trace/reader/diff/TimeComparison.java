package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.diff.TraceDiff.ChangedTime;
import dev.l9.trace.reader.stats.TimeShifts;
import dev.l9.trace.reader.stats.TimeShifts.Times;
import java.util.ArrayList;
import java.util.List;

/** Finds methods whose own time has moved more than the noise, as {@link TimeShifts} says. */
final class TimeComparison {

  private TimeComparison() {}

  static List<ChangedTime> compare(MethodNames names, TraceProfile before, TraceProfile after) {
    List<Times<Integer>> times = new ArrayList<>();
    for (int method = 0; method < names.size(); method++) {
      MethodProfile old = before.method(method);
      MethodProfile now = after.method(method);
      if (old != null && now != null) {
        times.add(new Times<>(method, old.times().sorted(), now.times().sorted()));
      }
    }
    return TimeShifts.find(times).stream()
        .map(
            shift ->
                new ChangedTime(
                    names.name(shift.subject()),
                    shift.beforeNanos() / 1e6,
                    shift.afterNanos() / 1e6,
                    shift.p()))
        .toList();
  }
}
