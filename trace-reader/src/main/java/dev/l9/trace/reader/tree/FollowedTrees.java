package dev.l9.trace.reader.tree;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes trees of events as they come: a trace is complete when its root has come. What waits for
 * its root for too long, or is too much, becomes a tree of its own, and so does what comes after
 * the root. Events that don't say which their root is wait until a second has passed without one.
 * Not safe for use by several threads.
 */
public final class FollowedTrees implements EventListener {

  /** How long the first event of a trace waits for the root. */
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

  /** How long events wait for others if no root is to come. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(1);

  private static final int MAX_WAITING = 50_000;
  private static final int MAX_COMPLETE = 10_000;
  private static final String NO_ROOT = "";

  private final Consumer<List<TreeLine>> trees;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Set<String> complete = new LinkedHashSet<>();
  private int count;
  private long now;

  private static final class Waiting {
    final TraceTrees events = new TraceTrees(null);
    final boolean isRootExpected;
    final long first;
    long latest;
    int count;

    Waiting(boolean isRootExpected, long first) {
      this.isRootExpected = isRootExpected;
      this.first = first;
    }

    boolean isDue(long now) {
      return now - first > LONGEST_WAIT || (!isRootExpected && now - latest > QUIET);
    }
  }

  /**
   * @param trees takes the lines of a trace
   * @param now the time, in nanoseconds of any origin
   */
  public FollowedTrees(Consumer<List<TreeLine>> trees, long now) {
    this.trees = trees;
    this.now = now;
  }

  @Override
  public void event(Event event) {
    String rootId = event.text("root_id");
    String key = rootId == null ? NO_ROOT : rootId;
    Waiting trace = waiting.computeIfAbsent(key, id -> new Waiting(isRootExpected(id), now));
    trace.events.event(event);
    trace.latest = now;
    trace.count++;
    count++;
    if (rootId != null && event.isRoot()) {
      hasCome(rootId);
      give(key, trace);
    }
    while (count > MAX_WAITING) {
      Map.Entry<String, Waiting> oldest = waiting.entrySet().iterator().next();
      give(oldest.getKey(), oldest.getValue());
    }
  }

  private boolean isRootExpected(String key) {
    return !key.equals(NO_ROOT) && !complete.contains(key);
  }

  private void hasCome(String rootId) {
    if (complete.add(rootId) && complete.size() > MAX_COMPLETE) {
      complete.remove(complete.iterator().next());
    }
  }

  private void give(String key, Waiting trace) {
    waiting.remove(key);
    count -= trace.count;
    trees.accept(trace.events.lines());
  }

  /** Gives what has waited long enough at this time. */
  public void giveDue(long time) {
    now = time;
    for (Iterator<Waiting> all = waiting.values().iterator(); all.hasNext(); ) {
      Waiting trace = all.next();
      if (trace.isDue(time)) {
        all.remove();
        count -= trace.count;
        trees.accept(trace.events.lines());
      }
    }
  }
}
