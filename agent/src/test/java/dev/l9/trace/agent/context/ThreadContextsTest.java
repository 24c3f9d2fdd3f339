package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ThreadContextsTest {

  private static final TraceParent PARENT =
      new TraceParent(1, 1, HrmLayer.FOCUS, 1, 1, HrmLayer.FOCUS, -1, true);

  /** A thread that claims to be any other, and must not be asked. */
  private static final class Alike extends Thread {
    Alike(Runnable task) {
      super(task);
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("code of the program runs");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("code of the program runs");
    }
  }

  private static <T> T onThread(Callable<T> todo) throws Exception {
    FutureTask<T> task = new FutureTask<>(todo);
    Thread thread = new Alike(task);
    thread.start();
    thread.join();
    return task.get();
  }

  private static ThreadContext cleared() {
    ThreadContext.CURRENT.remove();
    return ThreadContext.current();
  }

  @Test
  void aThreadThatLosesItsLocals_findsItsContextAgain() throws Exception {
    onThread(
        () -> {
          ThreadContext context = ThreadContext.current();
          context.watch();
          context.enter("task", PARENT);
          assertSame(context, cleared());
          assertTrue(context.isOwn());
          assertSame(PARENT, cleared().top().asParent());
          return null;
        });
  }

  @Test
  void aThreadThatHasTracedNothing_isNotRemembered() throws Exception {
    onThread(
        () -> {
          ThreadContext context = ThreadContext.current();
          assertNotSame(context, cleared());
          return null;
        });
  }

  @Test
  void threadsThatHaveEnded_areForgotten_andThoseThatLeftSpansOpenAreGiven() throws Exception {
    ThreadContexts.takeEnded();
    List<ThreadContext> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      boolean leavesOpen = i == 1;
      all.add(
          onThread(
              () -> {
                ThreadContext context = ThreadContext.current();
                context.watch();
                if (leavesOpen) {
                  context.enter("task", PARENT);
                }
                return context;
              }));
    }
    assertEquals(List.of(all.get(1)), ThreadContexts.takeEnded());
    assertEquals(List.of(), ThreadContexts.takeEnded());
  }

  @Test
  void openSpans_areFoundOnThreadsThatRun() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch found = new CountDownLatch(1);
    List<ThreadContext> own = new ArrayList<>();
    Thread thread =
        new Alike(
            () -> {
              ThreadContext context = ThreadContext.current();
              own.add(context);
              context.watch();
              context.enter("task", PARENT);
              open.countDown();
              try {
                found.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    open.await();
    assertTrue(ThreadContexts.withOpenSpans().contains(own.get(0)));
    found.countDown();
    thread.join();
    assertFalse(ThreadContexts.withOpenSpans().contains(own.get(0)));
  }
}
