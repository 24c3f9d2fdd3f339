package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one trace, through its rotated files, the oldest first. Not safe for use by several
 * threads.
 */
final class TraceStream implements Closeable {

  private static final int BUFFER = 1 << 20;

  private final Iterator<TraceFileBytes> files;
  private final List<LineCount> counts = new ArrayList<>();
  private @Nullable EventReader current;

  private TraceStream(Iterator<TraceFileBytes> files) {
    this.files = files;
  }

  static TraceStream of(List<TraceFileBytes> files) {
    return new TraceStream(files.iterator());
  }

  static TraceStream of(InputStream in, String name) {
    TraceStream stream = of(List.of());
    stream.begin(in, name);
    return stream;
  }

  private void begin(InputStream in, String name) {
    LineCount count = new LineCount(name);
    counts.add(count);
    current = new EventReader(in, count, BUFFER, new Event());
  }

  /** The next event, which is valid until the next call; null at the end. */
  @Nullable Event next() throws IOException {
    while (current != null || files.hasNext()) {
      if (current == null) {
        TraceFileBytes file = files.next();
        begin(file.stream(), file.name());
      }
      Event event = current == null ? null : current.next();
      if (event != null) {
        return event;
      }
      close();
    }
    return null;
  }

  void reportTo(Damage damage) {
    counts.forEach(count -> count.reportTo(damage, false));
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
