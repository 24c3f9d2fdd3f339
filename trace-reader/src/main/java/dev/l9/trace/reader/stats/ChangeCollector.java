package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what each JVM ran, and how its traces ended. Each thread that reads has a collector of
 * its own. Memory is bounded by the number of JVMs, of which {@link #MOST} are kept apart. Not safe
 * for use by several threads.
 */
public final class ChangeCollector implements EventListener {

  /** How many JVMs each thread keeps apart. */
  static final int MOST = 100_000;

  private static final String OTHERS = "";

  private final Map<String, JvmFacts> jvms = new HashMap<>();

  @Override
  public void event(Event event) {
    if (event.isRun()) {
      jvm(event).run(event);
    } else if (event.isRoot() && !event.isNotice()) {
      jvm(event).root(event);
    }
  }

  private JvmFacts jvm(Event event) {
    String id = event.jvm();
    JvmFacts known = jvms.get(id);
    return known != null
        ? known
        : jvms.computeIfAbsent(jvms.size() < MOST ? id : OTHERS, jvm -> new JvmFacts());
  }

  /** Puts together what the threads of one reading have collected. */
  public static ChangeHistory history(List<ChangeCollector> collectors) {
    Map<String, JvmFacts> all = new HashMap<>();
    for (ChangeCollector each : collectors) {
      each.jvms.forEach((id, facts) -> all.computeIfAbsent(id, jvm -> new JvmFacts()).add(facts));
    }
    return ChangeHistory.of(all.values());
  }
}
