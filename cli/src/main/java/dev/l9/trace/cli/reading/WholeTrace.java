package dev.l9.trace.cli.reading;

import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.file.TraceReader;
import java.io.Closeable;
import java.io.IOException;

/**
 * A trace of which a command reads all events.
 *
 * @param reader gives all events
 * @param chosen takes those that the command is about
 * @param progress says how far the reading is, if it takes long
 */
public record WholeTrace(TraceReader reader, EventFilter chosen, Progress progress)
    implements Closeable {

  @Override
  public void close() throws IOException {
    progress.close();
    reader.close();
  }
}
