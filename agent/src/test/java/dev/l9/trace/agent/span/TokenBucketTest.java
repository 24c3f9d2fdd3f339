package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final long SECOND = 1_000_000_000;
  private static final long START = -5 * SECOND;

  @Test
  void inEachSecond_soManyAreTaken() {
    TokenBucket bucket = new TokenBucket(2, START);
    assertEquals("yyn", take(bucket, START, START + 1, START + SECOND - 1));
    assertEquals("yynn", take(bucket, START + SECOND, START + SECOND, START + SECOND + 5, START));
    assertEquals("y", take(bucket, START + 100_000 * SECOND));
  }

  @Test
  void aBucketOfNone_isEmpty() {
    assertEquals("nn", take(new TokenBucket(0, 0), 0, SECOND));
  }

  @Test
  void severalThreads_takeNoMoreThanThereAre() throws InterruptedException {
    TokenBucket bucket = new TokenBucket(10_000, 0);
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                await(start);
                for (int i = 0; i < 10_000; i++) {
                  // Half of them in the first second, half in the second one.
                  taken.addAndGet(bucket.take(i < 5_000 ? 1 : SECOND) ? 1 : 0);
                }
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    // 20,000 in each; who comes late with the first second's time finds the second one.
    assertEquals(true, taken.get() >= 10_000 && taken.get() <= 20_000, taken + " taken");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String take(TokenBucket bucket, long... times) {
    StringBuilder taken = new StringBuilder();
    for (long time : times) {
      taken.append(bucket.take(time) ? 'y' : 'n');
    }
    return taken.toString();
  }
}
