package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskContextsTest {

  private final TaskContexts tasks = new TaskContexts();
  private final ThreadContext context = ThreadContext.current();
  private final TraceParent a = parent(1);
  private final TraceParent b = parent(2);

  private static TraceParent parent(long id) {
    return new TraceParent(id, id, HrmLayer.FOCUS, id, id, HrmLayer.FOCUS, -1, true);
  }

  @Test
  void aTask_isKnownByItsIdentity_andTakenOnce() {
    List<String> task = new ArrayList<>();
    tasks.put(context, task, a);
    task.add("changes its hash code");
    assertNull(tasks.take(context, new ArrayList<>(task)));
    assertSame(a, tasks.take(context, task));
    assertNull(tasks.take(context, task));
    assertTrue(tasks.isEmpty());
  }

  @Test
  void theRunsOfOneObject_getTheirParentsInOrder() {
    Object task = new Object();
    tasks.add(context, task, null); // Not told apart from an object that nobody knows.
    assertTrue(tasks.isEmpty());
    tasks.add(context, task, a);
    tasks.add(context, task, null);
    tasks.add(context, task, b);
    assertSame(a, tasks.take(context, task));
    assertNull(tasks.take(context, task));
    assertSame(b, tasks.take(context, task));
    assertNull(tasks.take(context, task));
    assertTrue(tasks.isEmpty());
  }

  @Test
  void aTaskThatIsRunOnce_hasItsLatestParent() {
    Object task = new Object();
    tasks.put(context, task, a);
    tasks.put(context, task, b);
    assertSame(b, tasks.peek(context, task));
    assertSame(b, tasks.take(context, task));
    assertTrue(tasks.isEmpty());
    tasks.put(context, task, a);
    assertSame(a, tasks.take(context, task));
  }

  @Test
  void tasksThatAreCollected_areForgotten() throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      tasks.add(context, new Object(), a);
    }
    for (int i = 0; i < 6000 && tasks.size() > 0; i++) {
      System.gc();
      Thread.sleep(20);
      tasks.removeGone();
    }
    assertEquals(0, tasks.size());
  }

  @Test
  void anObjectThatIsSubmittedForEver_takesABoundedAmountOfMemory() {
    Object task = new Object();
    for (int i = 0; i < 1 << 18; i++) {
      tasks.add(context, task, a);
    }
    int runs = 0;
    while (tasks.take(context, task) != null) {
      runs++;
    }
    assertEquals((1 << 17) + 1, runs);
  }
}
