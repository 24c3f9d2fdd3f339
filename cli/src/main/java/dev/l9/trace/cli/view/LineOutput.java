package dev.l9.trace.cli.view;

import java.io.Closeable;
import java.io.PrintWriter;

/**
 * Prints many lines with few writes, and knows when nobody reads them any more. Not safe for use by
 * several threads.
 */
final class LineOutput implements Closeable {

  private static final int BUFFER = 1 << 14;

  private final PrintWriter out;
  private final StringBuilder lines = new StringBuilder();
  private boolean isClosed;

  LineOutput(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    lines.append(text).append('\n');
    if (lines.length() >= BUFFER) {
      flush();
    }
  }

  /** Writes what there is. */
  void flush() {
    out.append(lines).flush();
    lines.setLength(0);
    isClosed = out.checkError();
  }

  /** Whether the reader, such as a pager, has gone; what is written then isn't seen. */
  boolean isClosed() {
    return isClosed;
  }

  @Override
  public void close() {
    flush();
  }
}
