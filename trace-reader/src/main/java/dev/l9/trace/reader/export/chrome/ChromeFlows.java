package dev.l9.trace.reader.export.chrome;

import dev.l9.trace.reader.export.RecentMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the calls that go from one track to another. A child may end before its parent or after it,
 * so it remembers a bounded number of both: the spans that ended last, and the children whose
 * parent hasn't ended. Of the calls from one span to one track it keeps the first 16.
 */
final class ChromeFlows {

  /** Writes the two ends of an arrow. */
  interface Arrows {
    void arrow(ChromeSlice from, long leaves, ChromeSlice to, long arrives) throws IOException;
  }

  private static final int MAX_ENDED = 100_000;
  private static final int MAX_WAITING = 200_000;
  private static final int MAX_OF_TRACK = 16;
  private static final int MAX_OF_PARENT = 256;

  private final Arrows arrows;
  private final RecentMap<Long, ChromeSlice> ended = new RecentMap<>(MAX_ENDED);
  private final Map<Long, List<ChromeSlice>> waiting = new LinkedHashMap<>(16, 0.75f, true);
  private int children;

  ChromeFlows(Arrows arrows) {
    this.arrows = arrows;
  }

  /** Takes a span that was placed, and writes the arrows from it and to it that are known now. */
  void placed(long id, long parent, ChromeSlice slice) throws IOException {
    List<ChromeSlice> waited = waiting.remove(id);
    if (waited != null) {
      children -= waited.size();
      for (ChromeSlice child : waited) {
        arrow(slice, child);
      }
    }
    ended.put(id, slice);
    if (parent != 0) {
      ChromeSlice from = ended.get(parent);
      if (from != null) {
        arrow(from, slice);
      } else {
        await(parent, slice);
      }
    }
  }

  private void await(long parent, ChromeSlice child) {
    List<ChromeSlice> siblings = waiting.computeIfAbsent(parent, key -> new ArrayList<>(1));
    int ofTrack = 0;
    for (ChromeSlice sibling : siblings) {
      ofTrack += sibling.isOnTrackOf(child) ? 1 : 0;
    }
    if (ofTrack < MAX_OF_TRACK && siblings.size() < MAX_OF_PARENT) {
      siblings.add(child);
      children++;
    }
    Iterator<List<ChromeSlice>> eldest = waiting.values().iterator();
    while (children > MAX_WAITING) {
      children -= eldest.next().size();
      eldest.remove();
    }
  }

  /**
   * An arrow leaves when the child begins, or within the parent where that is earlier or later. It
   * can't go back in time, as it would where the clocks of two machines differ much.
   */
  private void arrow(ChromeSlice from, ChromeSlice to) throws IOException {
    long last = Math.max(from.start(), from.end() - 1);
    long leaves = Math.max(from.start(), Math.min(to.start(), last));
    if (!from.isOnTrackOf(to) && leaves <= to.end()) {
      arrows.arrow(from, leaves, to, Math.max(leaves, to.start()));
    }
  }
}
