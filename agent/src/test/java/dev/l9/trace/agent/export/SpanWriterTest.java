package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.span.TestSpans;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SpanWriterTest {

  private static final long LONG_ENOUGH = 60_000;

  /** Fails at whatever it's asked. */
  private static final class Broken implements SpanExporter {
    @Override
    public void export(SpanRecord span) {
      throw new IllegalStateException("export");
    }

    @Override
    public void exportDropped(DroppedSpans.Dropped dropped) {
      throw new StackOverflowError("dropped");
    }

    @Override
    public void flush(boolean last) {
      throw new OutOfMemoryError("flush");
    }
  }

  private static final class Counting implements SpanExporter {
    final AtomicInteger spans = new AtomicInteger();
    final AtomicInteger dropped = new AtomicInteger();
    volatile boolean interrupted;

    @Override
    public void export(SpanRecord span) {
      spans.incrementAndGet();
    }

    @Override
    public void exportDropped(DroppedSpans.Dropped one) {
      dropped.addAndGet((int) one.tally().calls());
    }

    @Override
    public void flush(boolean last) {
      interrupted = Thread.currentThread().isInterrupted();
    }
  }

  @Test
  void exporterThatFails_stopsNeitherTheThreadNorTheOthers() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 8_192);
    Counting counting = new Counting();
    TestSpans.hand(handoff, 100); // More than fit: the rest is dropped.
    SpanWriter writer = new SpanWriter(handoff, null, List.of(new Broken(), counting), null);
    writer.start();
    TestSpans.hand(handoff, 1);
    assertTrue(writer.end(LONG_ENOUGH));
    assertTrue(counting.spans.get() > 0);
    assertEquals(101, counting.spans.get() + counting.dropped.get());
  }

  @Test
  void interrupt_doesNotReachTheExporters() throws InterruptedException {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 1_000_000);
    Counting counting = new Counting();
    BlockingQueue<Thread> thread = new LinkedBlockingQueue<>();
    SpanExporter catcher =
        new SpanExporter() {
          @Override
          public void export(SpanRecord span) {}

          @Override
          public void flush(boolean last) {
            thread.add(Thread.currentThread());
          }
        };
    SpanWriter writer = new SpanWriter(handoff, null, List.of(catcher, counting), null);
    writer.start();
    thread.take().interrupt();
    TestSpans.hand(handoff, 3);
    assertTrue(writer.end(LONG_ENOUGH));
    assertEquals(3, counting.spans.get());
    assertTrue(!counting.interrupted);
  }
}
