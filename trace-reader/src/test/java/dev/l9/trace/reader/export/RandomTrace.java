package dev.l9.trace.reader.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The events of a program that nobody would write. */
final class RandomTrace {

  private final Random random;
  private final List<SpanLine> lines = new ArrayList<>();
  private int number = 1;

  RandomTrace(Random random) {
    this.random = random;
  }

  List<SpanLine> lines() {
    long at = 0;
    for (int i = random.nextInt(5); i >= 0; i--) {
      at += call(null, "thread-" + random.nextInt(3), at, 0) + random.nextInt(3000);
    }
    List<SpanLine> sorted = Fixture.inOrderOfEnds(lines);
    if (random.nextInt(4) == 0) {
      Collections.shuffle(sorted, random);
    }
    return sorted;
  }

  /** Adds a call that begins at a nanosecond, and returns how long its thread was busy with it. */
  private long call(SpanLine caller, String thread, long at, int depth) {
    SpanLine span = SpanLine.of(random.nextInt(9) == 0 ? "bbbbb" : "aaaaa", number++);
    if (caller != null) {
      span.in(caller);
    }
    long busy = random.nextInt(1500);
    for (int i = random.nextInt(depth > 4 ? 1 : 4); i > 0; i--) {
      boolean isElsewhere = random.nextInt(4) == 0;
      String there = isElsewhere ? "pool-" + random.nextInt(3) : thread;
      long took = call(span, there, at + busy, depth + 1);
      busy += isElsewhere ? random.nextInt(300) : took + random.nextInt(500);
    }
    long awaited = random.nextInt(6) == 0 ? random.nextInt(20_000) : 0;
    span.call("com.acme.C" + random.nextInt(4), "m" + random.nextInt(4)).on(thread);
    lines.add(span.at(at / 1000, busy + awaited));
    return busy;
  }
}
