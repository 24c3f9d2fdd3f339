package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueBytes;
import org.jspecify.annotations.Nullable;

/**
 * The values that a stream has emitted: their number, and the first ones, each as it was when it
 * came. Safe for use by several threads.
 */
public final class CapturedStream {

  /** As many values as of a list are captured. */
  private static final int MAX_FIRST = 10;

  /** After so many bytes, no more values are captured. */
  private static final int MAX_BYTES = 4096;

  private final AwaitedSpan span;
  private final ValueBytes first = new ValueBytes();
  private long count;

  /** Begins without values. The stream is the result of this span. */
  public CapturedStream(AwaitedSpan span) {
    this.span = span;
  }

  /** Counts the next value, and captures it if it is one of the first. */
  public synchronized void add(@Nullable Object value) {
    count++;
    if (count <= MAX_FIRST && first.size() < MAX_BYTES && span.capturesOutput()) {
      first.rollback();
      span.capture(value, first);
      first.commit();
    }
  }

  synchronized void writeTo(ValueBytes out) {
    out.stream(count, first);
  }
}
