package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueBytes;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a stream: how many values, and the first ones, each as it was when it came. Safe
 * for use by several threads.
 */
public final class CapturedStream {

  /** As many as of a list. */
  private static final int MAX_FIRST = 10;

  /** After so many bytes of them no more is taken. */
  private static final int MAX_BYTES = 4096;

  private final AwaitedSpan span;
  private final ValueBytes first = new ValueBytes();
  private long count;

  /** Of a stream that is the result of this span. */
  public CapturedStream(AwaitedSpan span) {
    this.span = span;
  }

  /** Takes the next value. */
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
