package dev.l9.trace.agent.capture;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Collections that lock while they are read show their contents, and nobody waits for their locks.
 */
class LockingContainersTest {

  private static final List<BlockingQueue<Integer>> QUEUES =
      List.of(
          new ArrayBlockingQueue<>(20),
          new LinkedBlockingQueue<>(),
          new LinkedBlockingDeque<>(),
          new PriorityBlockingQueue<>(),
          new LinkedTransferQueue<>());

  @Test
  void contents_areShown() {
    for (Collection<Integer> each : all()) {
      assertEquals("[]", json(each), each.getClass()::getName);
      for (int i = 1; i <= 3; i++) {
        each.add(i);
      }
      assertEquals("[1, 2, 3]", json(each), each.getClass()::getName);
      for (int i = 4; i <= 12; i++) {
        each.add(i);
      }
      assertEquals(
          "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, \"… 2 more\"]", json(each), each.getClass()::getName);
    }
    assertEquals("[]", json(new SynchronousQueue<>()));
    assertEquals("{\"a\": 1}", json(new Hashtable<>(Map.of("a", 1))));
    assertEquals("{}", json(new Hashtable<>()));
    Hashtable<Integer, Integer> large = new Hashtable<>();
    IntStream.range(0, 1000).forEach(i -> large.put(i, i));
    assertTrue(json(large).endsWith(", \"…\": \"… 980 more\"}"), () -> json(large));
  }

  private static List<Collection<Integer>> all() {
    List<Collection<Integer>> all = new ArrayList<>(QUEUES);
    QUEUES.forEach(Queue::clear);
    all.add(new Vector<>());
    all.add(new Stack<>());
    return all;
  }

  @Test
  void elementsOfAnArray_goOnAtItsBeginning() {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(3);
    for (int i = 0; i < 5; i++) {
      assertTrue(queue.offer(i));
      if (i >= 2) {
        assertEquals("[" + (i - 2) + ", " + (i - 1) + ", " + i + "]", json(queue));
        assertEquals(i - 2, queue.poll());
      }
    }
  }

  record Due(int in) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return in;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  @Test
  void wrappers_showWhatTheyWrap() {
    assertTrue(json(new DelayQueue<>(List.of(new Due(7)))).contains("\"in\": 7"));
    assertEquals("[1]", json(Collections.synchronizedList(new Vector<>(List.of(1)))));
    assertEquals("[1]", json(Collections.synchronizedSet(new java.util.HashSet<>(List.of(1)))));
    assertEquals(
        "{\"a\": [1]}",
        json(Collections.synchronizedMap(new Hashtable<>(Map.of("a", new Vector<>(List.of(1)))))));
    assertEquals("{\"a\": 1}", json(Collections.unmodifiableMap(new Hashtable<>(Map.of("a", 1)))));
  }

  /** With a lock, this would never end. */
  @Test
  void nobodyWaits_forALockThatIsHeld() throws InterruptedException {
    for (Collection<Integer> each : all()) {
      each.add(1);
      List<String> seen = new ArrayList<>();
      synchronized (each) { // The lock of a vector.
        each.forEach( // Some queues hold their lock meanwhile.
            element -> inAnotherThread(() -> seen.add(json(each))));
      }
      assertEquals(List.of("[1]"), seen, each.getClass()::getName);
    }
    Hashtable<String, Integer> table = new Hashtable<>(Map.of("a", 1));
    List<String> seen = new ArrayList<>();
    table.forEach((key, value) -> inAnotherThread(() -> seen.add(json(table))));
    assertEquals(List.of("{\"a\": 1}"), seen);
  }

  private static void inAnotherThread(Runnable task) {
    Thread thread = new Thread(task);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What another thread changes meanwhile shows in part: it throws nothing, and is bounded. */
  @Test
  void changesMeanwhile_doNoHarm() throws InterruptedException {
    List<Collection<Integer>> all = all();
    Hashtable<Integer, Integer> table = new Hashtable<>();
    boolean[] done = {false};
    Thread changing =
        new Thread(
            () -> {
              for (int i = 0; !done(done); i++) {
                for (Collection<Integer> each : all) {
                  if (each.size() > 15) {
                    each.clear();
                  }
                  each.add(i);
                }
                table.put(i, i);
                if (i % 100 == 0) {
                  table.clear();
                }
              }
            });
    changing.start();
    try {
      for (int i = 0; i < 3000; i++) {
        for (Collection<Integer> each : all) {
          String shown = json(each);
          assertTrue(shown.length() < 300, shown);
        }
        String shown = json(table);
        assertTrue(shown.startsWith("{") && shown.length() < 1000, shown);
      }
    } finally {
      synchronized (done) {
        done[0] = true;
      }
      changing.join();
    }
  }

  private static boolean done(boolean[] done) {
    synchronized (done) {
      return done[0];
    }
  }
}
