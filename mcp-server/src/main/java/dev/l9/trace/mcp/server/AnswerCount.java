package dev.l9.trace.mcp.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Counts the answers that are written, which are lines, so that those to the last requests are
 * waited for when the input has ended. Safe for use by several threads.
 */
final class AnswerCount {

  private static final long LONGEST_WAIT_MILLIS = 30_000;

  private long answers;
  private boolean isBroken;

  /** The output, in which answers are counted. */
  OutputStream output(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int c) throws IOException {
        write(new byte[] {(byte) c}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        try {
          out.write(bytes, from, length);
        } catch (IOException e) {
          giveUp();
          throw e;
        }
        int lines = 0;
        for (int i = from; i < from + length; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
        count(lines);
      }
    };
  }

  private synchronized void count(int lines) {
    answers += lines;
    notifyAll();
  }

  /** Nobody reads any more, so that no answer is to be waited for. */
  private synchronized void giveUp() {
    isBroken = true;
    notifyAll();
  }

  /** Waits until there are so many answers, but not for ever, and not if nobody reads them. */
  synchronized void await(long wanted) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
    while (answers < wanted && !isBroken && System.nanoTime() < end) {
      wait(100);
    }
  }
}
