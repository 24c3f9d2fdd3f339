package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.event.JvmInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which runs a trace has. It is handed all events of a trace, in any order. Each tells its JVM by
 * its id, and each JVM its run by its {@code run} event. JVMs without one, as older traces have
 * them, are runs of their own; events whose ids don't tell a JVM are one run. Not safe for use by
 * several threads.
 */
public final class Runs implements EventListener {

  /** As long as no two JVMs are a day apart, those of the same run's name are one run. */
  private static final long DAY_MICROS = 86_400_000_000L;

  private final EventFilter counted;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, JvmInfo> infos = new HashMap<>();
  private boolean isCapped;

  private static final class Seen {
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private long events;
    private long failures;
    private long blocked;

    void reach(Event event) {
      start = Math.min(start, event.startMicros());
      end = Math.max(end, event.startMicros() + event.durationNanos() / 1_000);
    }

    void count(Event event) {
      events++;
      failures += event.isError() && event.text("origin") == null ? 1 : 0;
      blocked += event.isBlocked() ? 1 : 0;
    }
  }

  /**
   * @param counted which events are counted; runs of which none is are left out, unless all are
   */
  public Runs(EventFilter counted) {
    this.counted = counted;
  }

  @Override
  public void event(Event event) {
    Seen jvm = seen.get(event.jvm());
    if (jvm == null && seen.size() == JvmInfo.MOST) {
      isCapped = true;
      return;
    }
    if (jvm == null) {
      jvm = new Seen();
      seen.put(event.jvm(), jvm);
    }
    jvm.reach(event);
    if (event.isRun()) {
      if (infos.size() < JvmInfo.MOST) {
        infos.put(event.jvm(), JvmInfo.of(event));
      }
    } else if (!MethodName.isOfAgent(event) && counted.test(event)) {
      jvm.count(event);
    }
  }

  /** Whether there were more JVMs than memory is meant for. */
  public boolean isCapped() {
    return isCapped;
  }

  /** The runs, in the order in which they started. */
  public List<Run> runs() {
    List<Run.Jvm> jvms = new ArrayList<>();
    seen.forEach((id, jvm) -> jvms.add(jvm(id, jvm)));
    jvms.removeIf(jvm -> counted != EventFilter.ALL && jvm.counts().events() == 0);
    jvms.sort(Comparator.comparingLong(Run.Jvm::startMicros).thenComparing(jvm -> jvm.info().id()));
    List<List<Run.Jvm>> runs = new ArrayList<>();
    Map<String, List<Run.Jvm>> latest = new HashMap<>();
    for (Run.Jvm jvm : jvms) {
      String id = jvm.info().run();
      List<Run.Jvm> run = latest.get(id);
      if (id.isEmpty() || run == null || isDayBehind(run, jvm)) {
        run = new ArrayList<>();
        runs.add(run);
        latest.put(id, run);
      }
      run.add(jvm);
    }
    return runs.stream().map(run -> new Run(run.get(0).info().run(), run)).toList();
  }

  private Run.Jvm jvm(String id, Seen jvm) {
    JvmInfo info = infos.getOrDefault(id, JvmInfo.unknown(id));
    return new Run.Jvm(
        info, jvm.start, jvm.end, new Run.Counts(jvm.events, jvm.failures, jvm.blocked));
  }

  private static boolean isDayBehind(List<Run.Jvm> run, Run.Jvm jvm) {
    return run.stream().allMatch(other -> jvm.startMicros() - other.endMicros() > DAY_MICROS);
  }
}
