package dev.l9.trace.reader.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The changes that a trace shows.
 *
 * @param changes in the order of their first runs
 * @param traces how all traces ended, those of unknown revisions among them
 * @param runsWithoutRevision how many JVMs don't say their revision
 */
public record ChangeHistory(List<Change> changes, Traces traces, int runsWithoutRevision) {

  public ChangeHistory {
    changes = List.copyOf(changes);
  }

  static ChangeHistory of(Collection<JvmFacts> jvms) {
    List<JvmFacts> runs = new ArrayList<>(jvms);
    runs.removeIf(run -> run.revision().isEmpty());
    runs.sort(Comparator.comparingLong(JvmFacts::start));
    Map<String, List<JvmFacts>> byRevision = new LinkedHashMap<>();
    for (JvmFacts run : runs) {
      byRevision.computeIfAbsent(run.revision(), revision -> new ArrayList<>()).add(run);
    }
    Traces all = jvms.stream().map(JvmFacts::traces).reduce(Traces.NONE, Traces::and);
    return new ChangeHistory(changes(byRevision, runs), all, jvms.size() - runs.size());
  }

  private static List<Change> changes(Map<String, List<JvmFacts>> byRevision, List<JvmFacts> runs) {
    Map<String, Traces> failed = new LinkedHashMap<>();
    Map<String, Boolean> judged = new LinkedHashMap<>();
    Traces before = Traces.NONE;
    for (Map.Entry<String, List<JvmFacts>> each : byRevision.entrySet()) {
      Traces traces = traces(each.getValue());
      judged.put(each.getKey(), before.count() > 0 && traces.count() > 0);
      if (traces.failMoreThan(before)) {
        failed.put(each.getKey(), traces);
      } else {
        before = before.and(traces);
      }
    }
    List<Change> changes = new ArrayList<>();
    byRevision.forEach(
        (revision, its) -> {
          Change.Outcome outcome =
              failed.containsKey(revision)
                  ? failure(its, runs, failed)
                  : Boolean.TRUE.equals(judged.get(revision))
                      ? new Change.Outcome.Fine()
                      : new Change.Outcome.Unjudged();
          int dirty = (int) its.stream().filter(JvmFacts::isDirty).count();
          changes.add(
              new Change(revision, its.get(0).start(), its.size(), dirty, traces(its), outcome));
        });
    return changes;
  }

  private static Traces traces(List<JvmFacts> runs) {
    return runs.stream().map(JvmFacts::traces).reduce(Traces.NONE, Traces::and);
  }

  private static Change.Outcome failure(
      List<JvmFacts> its, List<JvmFacts> runs, Map<String, Traces> failed) {
    long first = its.stream().mapToLong(JvmFacts::firstFailure).min().orElseThrow();
    OptionalLong restored =
        runs.stream()
            .filter(run -> run.start() > first && !failed.containsKey(run.revision()))
            .mapToLong(JvmFacts::start)
            .findFirst();
    return new Change.Outcome.Failed(first, restored);
  }
}
