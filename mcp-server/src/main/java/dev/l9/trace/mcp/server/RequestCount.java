package dev.l9.trace.mcp.server;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The two streams of a server. When the input ends, the requests in it are still answered: the end
 * is told only when as many answers are written as there were requests, or after a while. Safe for
 * use by several threads.
 */
final class RequestCount {

  private static final long LONGEST_WAIT_MILLIS = 30_000;
  private static final byte[] ID = "\"id\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] METHOD = "\"method\"".getBytes(StandardCharsets.US_ASCII);

  private final KeySearch id = new KeySearch(ID);
  private final KeySearch method = new KeySearch(METHOD);
  private long requests;
  private long answers;
  private boolean isEnded;

  /** The input, in which requests are counted. */
  InputStream input(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        if (read < 0) {
          awaitAnswers();
        } else {
          countRequests(bytes, from, from + read);
        }
        return read;
      }
    };
  }

  /** The output, in which answers are counted: they are lines. */
  OutputStream output(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int c) throws IOException {
        out.write(c);
        countAnswers(c == '\n' ? 1 : 0);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        int lines = 0;
        for (int i = from; i < from + length; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
        countAnswers(lines);
      }
    };
  }

  private synchronized void countRequests(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      id.next(bytes[i]);
      method.next(bytes[i]);
      if (bytes[i] == '\n') {
        requests += id.isFound() && method.isFound() ? 1 : 0;
        id.reset();
        method.reset();
      }
    }
  }

  private synchronized void countAnswers(int lines) {
    answers += lines;
    notifyAll();
  }

  private synchronized void awaitAnswers() {
    long end = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
    try {
      while (answers < requests && System.nanoTime() < end) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    isEnded = true;
    notifyAll();
  }

  /** Waits until the input has ended and its requests are answered. */
  synchronized void awaitEnd() throws InterruptedException {
    while (!isEnded) {
      wait();
    }
  }

  /** Looks for some bytes in bytes that come one by one. */
  private static final class KeySearch {
    private final byte[] key;
    private int matched;
    private boolean found;

    KeySearch(byte[] key) {
      this.key = key;
    }

    /** The first byte of a key is in it once more only at its end. */
    void next(byte b) {
      matched = b == key[matched] ? matched + 1 : b == key[0] ? 1 : 0;
      if (matched == key.length) {
        found = true;
        matched = 0;
      }
    }

    boolean isFound() {
      return found;
    }

    void reset() {
      matched = 0;
      found = false;
    }
  }
}
