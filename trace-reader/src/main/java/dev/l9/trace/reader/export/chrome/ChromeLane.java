package dev.l9.trace.reader.export.chrome;

import java.util.Arrays;

/**
 * One track of a thread, on which spans are within each other or apart, as the Trace Event Format
 * wants it: Perfetto leaves out a span that overlaps another one.
 *
 * <p>Spans come in the order of their ends. So of those that were placed only the outermost matter,
 * and they lie one behind the other. Neighbours with one parent count as one, since only their
 * parent can hold one of them. So there are about as many as there are open calls on the thread; if
 * there are very many all the same, neighbours are joined, and a span that fits between them goes
 * to another track.
 */
final class ChromeLane {

  /** What a joined pair of neighbours has in place of a common parent or root. */
  private static final long SEVERAL = 0;

  private static final int MAX_SPANS = 4096;

  /** Starts are known in whole microseconds only, so neighbours can seem to overlap by one. */
  private static final long TOLERANCE = 1000;

  private final int tid;
  private long[] starts = new long[8];
  private long[] ends = new long[8];
  private long[] parents = new long[8];
  private long[] roots = new long[8];
  private int size;

  private long start;
  private long end;

  ChromeLane(int tid) {
    this.tid = tid;
  }

  int tid() {
    return tid;
  }

  /** When the span that was placed last begins here, which can be a microsecond later. */
  long start() {
    return start;
  }

  /** When the span that was placed last ends here, which can be a microsecond later. */
  long end() {
    return end;
  }

  /**
   * Places a span if it fits.
   *
   * @param id not zero
   * @param parent zero for a root
   */
  boolean place(long id, long parent, long root, long from, long to) {
    start = from;
    end = to;
    int below = size;
    while (below > 0 && starts[below - 1] >= from) {
      below--;
      if (!isWithin(below, id, parent, root, to)) {
        return false;
      }
      // Viewers show the longer one of two that begin at once as the outer one.
      end = Math.max(end, ends[below] + (starts[below] == from ? 1 : 0));
    }
    if (below > 0 && ends[below - 1] > from) {
      if (ends[below - 1] - from > TOLERANCE) {
        return false;
      }
      start = ends[below - 1];
      end = Math.max(end, start);
    }
    size = below;
    push(parent, root);
    return true;
  }

  /** A sibling isn't within a span, though it ran in its time: that span was awaited meanwhile. */
  private boolean isWithin(int at, long id, long parent, long root, long to) {
    return ends[at] <= to + TOLERANCE
        && roots[at] == root
        && (parents[at] == id || (parents[at] != parent && parents[at] != SEVERAL));
  }

  private void push(long parent, long root) {
    int last = size - 1;
    if (last >= 0 && parents[last] == parent) {
      ends[last] = end;
      roots[last] = roots[last] == root ? root : SEVERAL;
      return;
    }
    if (size == MAX_SPANS) {
      join();
    } else if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      parents = Arrays.copyOf(parents, 2 * size);
      roots = Arrays.copyOf(roots, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    parents[size] = parent;
    roots[size++] = root;
  }

  /** Joins each two neighbours. */
  private void join() {
    size /= 2;
    for (int i = 0; i < size; i++) {
      starts[i] = starts[2 * i];
      ends[i] = ends[2 * i + 1];
      parents[i] = parents[2 * i] == parents[2 * i + 1] ? parents[2 * i] : SEVERAL;
      roots[i] = roots[2 * i] == roots[2 * i + 1] ? roots[2 * i] : SEVERAL;
    }
  }
}
