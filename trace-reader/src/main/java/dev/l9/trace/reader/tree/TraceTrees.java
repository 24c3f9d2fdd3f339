package dev.l9.trace.reader.tree;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.tree.TraceForest;
import dev.l9.trace.tree.TraceForest.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects events for trees, up to a bound, and counts the others. The first ones are kept; of
 * those that come later, what the trees need to hang together and to say what matters: the parents
 * of what is kept, failures, and the event that is looked for. In a trace, an event comes when it
 * has ended, so children mostly come before their parents. Not safe for use by several threads.
 */
public final class TraceTrees implements EventListener {

  /** How many events are kept as they come. */
  private static final int KEPT = 80_000;

  private final int kept;
  private final @Nullable String wantedId;
  private final List<TreeEvent> events = new ArrayList<>();
  private final Set<String> parents = new HashSet<>();
  private final Map<String, Long> leftOutBelow = new HashMap<>();
  private int parentsLeft;
  private int failuresLeft;
  private long leftOut;

  /**
   * @param wantedId the event that is looked for, which is kept in any case; null if none is
   */
  public TraceTrees(@Nullable String wantedId) {
    this(wantedId, KEPT);
  }

  /**
   * @param kept how many events are kept as they come; an eighth of it are kept later as parents,
   *     and another one as failures
   */
  TraceTrees(@Nullable String wantedId, int kept) {
    this.wantedId = wantedId;
    this.kept = kept;
    this.parentsLeft = kept / 8;
    this.failuresLeft = kept / 8;
  }

  @Override
  public void event(Event event) {
    if (events.size() < kept || isWanted(event) || isParent(event) || isFailure(event)) {
      keep(TreeEvent.of(event));
    } else {
      leaveOut(event);
    }
  }

  private boolean isWanted(Event event) {
    return wantedId != null && event.hasId(wantedId);
  }

  private boolean isParent(Event event) {
    return parentsLeft > 0 && parents.contains(event.traceId()) && parentsLeft-- > 0;
  }

  private boolean isFailure(Event event) {
    return failuresLeft > 0 && !event.isSuccess() && failuresLeft-- > 0;
  }

  private void keep(TreeEvent event) {
    events.add(event);
    String parent = event.parentId();
    if (parent != null) {
      parents.add(parent);
    }
  }

  private void leaveOut(Event event) {
    leftOut++;
    String parent = event.parentId();
    if (parent != null && (leftOutBelow.size() < kept || leftOutBelow.containsKey(parent))) {
      leftOutBelow.merge(parent, 1L, Long::sum);
    }
  }

  /** How many events were left out. */
  public long leftOut() {
    return leftOut;
  }

  /** The events, and below each how many of its children were left out. */
  public List<TreeLine> lines() {
    List<TreeLine> lines = new ArrayList<>(events);
    Map<String, Long> counts = new HashMap<>(leftOutBelow);
    long elsewhere = leftOut;
    for (TreeEvent event : events) {
      Long below = counts.remove(event.traceId());
      if (below != null) {
        lines.add(new LeftOut(event.traceId(), below));
        elsewhere -= below;
      }
    }
    if (elsewhere > 0) {
      lines.add(new LeftOut(null, elsewhere));
    }
    return lines;
  }

  /** Tells the visitor the lines of all trees, in order. */
  public void visit(Visitor<TreeLine> visitor) {
    TraceForest.visit(lines(), visitor);
  }
}
