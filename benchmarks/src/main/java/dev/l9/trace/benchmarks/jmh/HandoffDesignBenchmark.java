package dev.l9.trace.benchmarks.jmh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The designs of the hand-over that were weighed, each with a span of eleven numbers: what the
 * calling thread pays while another thread takes all and adds it up. RATIONALE has the figures.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(3)
public class HandoffDesignBenchmark {

  private static final int NUMBERS = 11;
  private static final int RECORD = NUMBERS * Long.BYTES;
  private static final int RING = 1 << 20;

  @Param({"stack", "linkedQueue", "arrayQueue", "ring", "directRing", "mappedRing", "sharedRing"})
  private String design = "";

  private Design handoff = new Stack();
  private long number;
  private volatile boolean ended;
  private @Nullable Thread reader;

  /** How spans go from one thread to another. */
  interface Design {
    boolean offer(long number);

    /** The sum of what was taken. */
    long drain();
  }

  @Setup
  public void start() throws IOException {
    handoff =
        switch (design) {
          case "stack" -> new Stack();
          case "linkedQueue" -> new LinkedQueue();
          case "arrayQueue" -> new ArrayQueue();
          case "ring" -> new Ring(ByteBuffer.allocate(RING));
          case "directRing" -> new Ring(ByteBuffer.allocateDirect(RING));
          case "mappedRing" -> new Ring(mapped());
          default -> new SharedRing();
        };
    Thread thread =
        new Thread(
            () -> {
              long sum = 0;
              while (!ended) {
                sum += handoff.drain();
              }
              number += sum & 1;
            });
    reader = thread;
    thread.start();
  }

  private static ByteBuffer mapped() throws IOException {
    Path file = Files.createTempFile("ring", ".bin");
    file.toFile().deleteOnExit();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, RING);
    }
  }

  @TearDown
  public void stop() throws InterruptedException {
    ended = true;
    if (reader != null) {
      reader.join();
    }
  }

  @Benchmark
  public void hand() {
    long next = ++number;
    while (!handoff.offer(next)) {
      Thread.onSpinWait();
    }
  }

  /** A span as an object, with boxed arguments, as the first version had it. */
  private static final class Span {
    final long[] numbers = new long[NUMBERS - 2];
    final Object[] arguments;
    @Nullable Span next;
    long count;

    Span(long number) {
      numbers[0] = number;
      arguments = new Object[] {number, number + 1_000};
    }

    long sum() {
      return numbers[0] + (Long) arguments[0] + (Long) arguments[1];
    }
  }

  /** Objects that link themselves, by one compare-and-set; bounded as the ring is. */
  private static final class Stack implements Design {
    private static final int MAX = RING / RECORD;
    private final AtomicReference<@Nullable Span> top = new AtomicReference<>();

    @Override
    public boolean offer(long number) {
      Span span = new Span(number);
      while (true) {
        Span below = top.get();
        long count = below == null ? 0 : below.count;
        if (count >= MAX) {
          return false;
        }
        span.next = below;
        span.count = count + 1;
        if (top.compareAndSet(below, span)) {
          return true;
        }
      }
    }

    @Override
    public long drain() {
      long sum = 0;
      for (Span span = top.getAndSet(null); span != null; span = span.next) {
        sum += span.sum();
      }
      return sum;
    }
  }

  private static final class LinkedQueue implements Design {
    private final ConcurrentLinkedQueue<Span> queue = new ConcurrentLinkedQueue<>();

    @Override
    public boolean offer(long number) {
      return queue.add(new Span(number));
    }

    @Override
    public long drain() {
      Span span = queue.poll();
      return span == null ? 0 : span.sum();
    }
  }

  private static final class ArrayQueue implements Design {
    private final ArrayBlockingQueue<Span> queue = new ArrayBlockingQueue<>(RING / RECORD);

    @Override
    public boolean offer(long number) {
      return queue.offer(new Span(number));
    }

    @Override
    public long drain() {
      Span span = queue.poll();
      return span == null ? 0 : span.sum();
    }
  }

  /** Bytes in a ring of the thread's own. */
  private static final class Ring implements Design {
    private final ByteBuffer bytes;
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong start = new AtomicLong();
    private final long capacity;
    private long written;
    private long freeUntil;

    Ring(ByteBuffer bytes) {
      this.bytes = bytes;
      this.capacity = RING / RECORD * RECORD;
      this.freeUntil = capacity;
    }

    @Override
    public boolean offer(long number) {
      if (written + RECORD > freeUntil) {
        freeUntil = start.get() + capacity;
        if (written + RECORD > freeUntil) {
          return false;
        }
      }
      write(bytes, (int) (written % capacity), number);
      written += RECORD;
      end.lazySet(written);
      return true;
    }

    @Override
    public long drain() {
      long sum = 0;
      long from = start.get();
      long to = end.get();
      for (; from < to; from += RECORD) {
        sum += read(bytes, (int) (from % capacity));
      }
      start.lazySet(from);
      return sum;
    }
  }

  /** Bytes in one ring for all threads: a place is claimed, filled, and then marked as filled. */
  private static final class SharedRing implements Design {
    private final ByteBuffer bytes = ByteBuffer.allocate(RING);
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong start = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final long capacity = RING / RECORD * RECORD;

    @Override
    public boolean offer(long number) {
      long at = claimed.get();
      do {
        if (at + RECORD > start.get() + capacity) {
          return false;
        }
      } while (!claimed.compareAndSet(at, at + RECORD) && (at = claimed.get()) >= 0);
      write(bytes, (int) (at % capacity), number);
      while (!end.compareAndSet(at, at + RECORD)) {
        Thread.onSpinWait(); // Those who claimed before must be done first.
      }
      return true;
    }

    @Override
    public long drain() {
      long sum = 0;
      long from = start.get();
      long to = end.get();
      for (; from < to; from += RECORD) {
        sum += read(bytes, (int) (from % capacity));
      }
      start.lazySet(from);
      return sum;
    }
  }

  private static void write(ByteBuffer bytes, int at, long number) {
    for (int i = 0; i < NUMBERS; i++) {
      bytes.putLong(at + i * Long.BYTES, number + i);
    }
  }

  private static long read(ByteBuffer bytes, int at) {
    long sum = 0;
    for (int i = 0; i < NUMBERS; i++) {
      sum += bytes.getLong(at + i * Long.BYTES);
    }
    return sum;
  }
}
