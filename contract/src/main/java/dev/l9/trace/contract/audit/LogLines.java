package dev.l9.trace.contract.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the lines of a log of any size, in constant memory. Not thread-safe. */
final class LogLines {

  /** No line that we write is as long. Of a longer one only the beginning is handed over. */
  static final int MAX_LENGTH = 1 << 20;

  private final Listener listener;
  private byte[] line = new byte[4096];
  private int length;
  private long number = 1;

  private LogLines(Listener listener) {
    this.listener = listener;
  }

  /** Takes lines. */
  interface Listener {
    /**
     * Takes a line.
     *
     * @param line the first bytes are the line, without its end; they are valid until this returns
     * @param number from 1 on
     */
    void line(byte[] line, int length, long number) throws IOException;
  }

  /** Hands over all lines, the last one too if it has no end. The stream stays open. */
  static void forEach(InputStream in, Listener listener) throws IOException {
    LogLines lines = new LogLines(listener);
    byte[] part = new byte[1 << 16];
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      lines.take(part, read);
    }
    if (lines.length > 0) {
      lines.end();
    }
  }

  private void take(byte[] part, int read) throws IOException {
    int from = 0;
    for (int i = 0; i < read; i++) {
      if (part[i] == '\n') {
        add(part, from, i - from);
        end();
        from = i + 1;
      }
    }
    add(part, from, read - from);
  }

  private void add(byte[] part, int from, int count) {
    int more = Math.min(count, MAX_LENGTH - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(part, from, line, length, more);
    length += more;
  }

  private void end() throws IOException {
    listener.line(line, length, number++);
    length = 0;
  }
}
