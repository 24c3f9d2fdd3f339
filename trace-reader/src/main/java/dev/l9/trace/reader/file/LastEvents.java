package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.ByteSearch;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Finds the last events of a trace by reading its files from their ends, so that a file of ten
 * gigabytes costs no more than its last pages. What is compressed is read from its beginning. Not
 * safe for use by several threads.
 */
final class LastEvents {

  private static final int FIRST_PART = 1 << 18;
  private static final int LARGEST_PART = 1 << 22;
  private static final int LONGEST_LINE = 32 << 20;

  private final EventFilter filter;
  private final int wanted;
  private final Damage damage;

  LastEvents(EventFilter filter, int wanted, Damage damage) {
    this.filter = filter;
    this.wanted = wanted;
    this.damage = damage;
  }

  /** The last events of all traces, in the order of {@link MergedEvents}. */
  List<Event> of(List<TraceSource> sources) throws IOException {
    List<Event> all = new ArrayList<>();
    for (TraceSource source : sources) {
      if (source instanceof TraceSource.InFiles files) {
        all.addAll(ofFiles(files.files()));
      } else {
        all.addAll(forwards(source.stream()));
      }
    }
    if (sources.size() > 1) {
      all.sort(Comparator.comparingLong(MergedEvents::endMicros));
    }
    return new ArrayList<>(all.subList(Math.max(0, all.size() - wanted), all.size()));
  }

  private List<Event> ofFiles(List<TraceFileBytes> files) throws IOException {
    Deque<Event> last = new ArrayDeque<>();
    for (int i = files.size() - 1; i >= 0 && last.size() < wanted; i--) {
      TraceFileBytes file = files.get(i);
      if (file.isCompressed()) {
        addBefore(last, forwards(TraceStream.of(List.of(file))));
      } else {
        backwards(file, last);
      }
    }
    return new ArrayList<>(last);
  }

  private List<Event> forwards(TraceStream stream) throws IOException {
    Deque<Event> last = new ArrayDeque<>();
    try (stream) {
      for (Event event = stream.next(); event != null; event = stream.next()) {
        if (filter.test(event)) {
          last.add(event.keep());
          if (last.size() > wanted) {
            last.remove();
          }
        }
      }
      stream.reportTo(damage);
    }
    return new ArrayList<>(last);
  }

  private void backwards(TraceFileBytes file, Deque<Event> last) throws IOException {
    LineCount count = new LineCount(file.name());
    boolean isWhole = false; // Whether one part was all of it, so that lines have their numbers.
    long end = file.size();
    for (int size = FIRST_PART; end > 0 && last.size() < wanted; ) {
      int length = (int) Math.min(size, end);
      ByteBuffer bytes = ByteBuffer.allocate(length);
      length = file.read(bytes, end - length);
      long start = end - bytes.capacity();
      int firstLine = start == 0 ? 0 : ByteSearch.lineEnd(bytes.array(), 0, length - 1) + 1;
      if (start > 0 && firstLine == 0 && size < LONGEST_LINE) {
        size *= 2; // The line is longer than this part.
        continue;
      }
      LineCount part = new LineCount(file.name());
      addBefore(last, events(bytes.array(), firstLine, length, part));
      isWhole = start == 0 && end == file.size();
      if (isWhole) {
        count = part;
      } else {
        count.prepend(part);
      }
      end = start + firstLine;
      size = Math.min(2 * size, LARGEST_PART);
    }
    count.requireEvents();
    count.reportTo(damage, !isWhole);
  }

  private List<Event> events(byte[] bytes, int from, int to, LineCount count) throws IOException {
    List<Event> events = new ArrayList<>();
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, from, to - from);
    try (EventReader reader = new EventReader(in, count, to - from + 1, new Event())) {
      for (Event event = reader.nextOfPart(); event != null; event = reader.nextOfPart()) {
        if (filter.test(event)) {
          events.add(event.keep());
        }
      }
    }
    return events;
  }

  private void addBefore(Deque<Event> last, List<Event> earlier) {
    for (int i = earlier.size() - 1; i >= 0 && last.size() < wanted; i--) {
      last.addFirst(earlier.get(i));
    }
  }
}
