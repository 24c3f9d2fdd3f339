package dev.l9.trace.cli.view;

import java.io.Closeable;
import java.io.IOException;
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

  /** The reader of the output, such as a pager, has gone: there is nothing more to do. */
  static final class ReaderGone extends IOException {
    private static final long serialVersionUID = 1;
  }

  LineOutput(PrintWriter out) {
    this.out = out;
  }

  /** Adds a line. */
  void line(String text) {
    lines.append(text).append('\n');
    if (lines.length() >= BUFFER) {
      flush();
    }
  }

  /** Adds a line of very many, of which the rest needs no reading where nobody sees it. */
  void lineOfMany(String text) throws ReaderGone {
    line(text);
    if (isClosed) {
      throw new ReaderGone();
    }
  }

  /** Writes what there is. */
  void flush() {
    out.append(lines).flush();
    lines.setLength(0);
    isClosed = out.checkError();
  }

  /** Whether the reader has gone, as far as the last write could tell. */
  boolean isClosed() {
    return isClosed;
  }

  @Override
  public void close() {
    flush();
  }
}
