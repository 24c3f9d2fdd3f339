package dev.l9.trace.reader.export.collapsed;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.export.Exporter;
import dev.l9.trace.reader.export.RecentMap;
import dev.l9.trace.reader.export.SpanIds;
import dev.l9.trace.reader.export.SpanTime;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up events by the stack of calls that led to them, and writes the stacks as lines {@code
 * a;b;c count}, which flamegraph.pl, speedscope and others take. Source: <a
 * href="https://github.com/brendangregg/FlameGraph">FlameGraph</a>.
 *
 * <p>The count is the own time in microseconds: the time that the event took, less that in which
 * its children ran on its own thread. Children on other threads, and those that end after it, count
 * in addition.
 *
 * <p>Children precede their parent for the most part. So what is known of a span's children is kept
 * as a tree below the parent's id until the parent comes; then it is hung below the parent's frame,
 * and that below the id of the parent's own parent. Equal frames of a tree are one, so memory grows
 * with the stacks that differ and the calls that are open, and both are bounded. Where a parent
 * doesn't come, its children begin stacks of their own. A child that comes after its parent finds
 * its stack by the frames of the spans that ended last.
 */
public final class CollapsedExporter implements Exporter {

  /** The frame of a span that is over, and its parent. */
  private record Ended(String frame, long parent) {}

  private static final int MAX_NODES = 400_000;
  private static final int MAX_WAITING = 50_000;
  private static final int MAX_ENDED = 50_000;

  private final StackWriter writer;
  private final SpanIds ids = new SpanIds();
  private final StackTrees trees = new StackTrees(MAX_NODES);
  private final StackNode all = new StackNode("");
  private final Map<Long, WaitingChildren> waiting = new LinkedHashMap<>(16, 0.75f, true);
  private final RecentMap<Long, Ended> ended = new RecentMap<>(MAX_ENDED);

  /**
   * @param byCalls whether the counts are those of calls instead of microseconds
   */
  public CollapsedExporter(OutputStream out, boolean byCalls) {
    writer = new StackWriter(out, byCalls);
  }

  @Override
  public void begin() {}

  @Override
  public void event(Event event) {
    if (event.isRun()) {
      return;
    }
    SpanTime time = SpanTime.of(event);
    String thread = event.jvm() + " " + event.thread();
    String frame = event.methodId().replace('#', '.');
    long id = ids.bits(event.traceId());
    long parent = event.parentId() == null ? 0 : ids.bits(event.parentId());
    StackNode node = trees.node(frame);
    node.calls = 1;
    node.ownNanos = time.durationNanos();
    WaitingChildren children = waiting.remove(id);
    if (children != null) {
      node.adopt(children.trees);
      node.ownNanos = Math.max(0, node.ownNanos - children.ranOn(thread));
    }
    ended.put(id, new Ended(frame, parent));
    if (parent != 0 && !ended.containsKey(parent)) {
      waiting(parent).ran(thread, time);
    }
    hangBelow(parent, node);
  }

  @Override
  public String end() throws IOException {
    while (!waiting.isEmpty()) {
      releaseEldest();
    }
    writer.write(all);
    return trees.callsInOther() == 0
        ? ""
        : trees.callsInOther()
            + " calls are in frames "
            + StackTrees.OTHER
            + ", since there are too many different stacks";
  }

  /**
   * Hangs a tree where its parent is: below a span that goes on, or at the stack of one that is
   * over.
   */
  private void hangBelow(long parent, StackNode tree) {
    StackNode top = tree;
    long above = parent;
    for (int depth = 0; above != 0 && depth < StackWriter.MAX_DEPTH; depth++) {
      Ended over = ended.get(above);
      if (over == null) {
        trees.hang(waiting(above).trees, top);
        return;
      }
      StackNode node = trees.node(over.frame());
      node.put(top);
      top = node;
      above = over.parent();
    }
    trees.hang(all, top);
  }

  private WaitingChildren waiting(long parent) {
    WaitingChildren children = waiting.get(parent);
    if (children == null) {
      if (waiting.size() == MAX_WAITING) {
        releaseEldest();
      }
      children = new WaitingChildren();
      waiting.put(parent, children);
    }
    return children;
  }

  /** Lets the children begin stacks that have waited for their parent for the longest time. */
  private void releaseEldest() {
    Iterator<WaitingChildren> eldest = waiting.values().iterator();
    WaitingChildren children = eldest.next();
    eldest.remove();
    trees.hangChildren(all, children.trees);
  }
}
