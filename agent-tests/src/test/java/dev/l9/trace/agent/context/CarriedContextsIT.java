package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever way of the JDK leads from one thread to another, the trace goes along. */
class CarriedContextsIT {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Carry.java", CARRY).compile("-g");
  }

  private List<TraceEvent> run(Jdk jdk, String what) {
    assertEquals(
        new ProgramRun(0, "done\n", ""), project.run(jdk, "update=false", "demo.Carry", what));
    List<TraceEvent> events = project.events();
    Map<String, TraceEvent> byId =
        events.stream().collect(Collectors.toMap(TraceEvent::traceId, Function.identity()));
    for (TraceEvent event : events) {
      if (event.parentId() != null) {
        TraceEvent parent = byId.get(event.parentId());
        assertEquals(parent.metadata().get("root_id"), event.metadata().get("root_id"));
        assertTrue(!start(event).isBefore(start(parent)), () -> event + " before " + parent);
        // The clock that dates the starts may be set meanwhile.
        Instant latest = end(parent).plusMillis(1);
        assertTrue(!end(event).isAfter(latest), () -> event + " after " + parent);
      } else {
        assertEquals(new CapturedValue.Text(event.traceId()), event.metadata().get("root_id"));
      }
    }
    return events;
  }

  private static Instant start(TraceEvent event) {
    return event.timestamp();
  }

  private static Instant end(TraceEvent event) {
    long nanos = ((CapturedValue.Num) event.metadata().get("duration_ns")).value().longValue();
    return start(event).plusNanos(nanos);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void threads_areChildrenOfWhoStartedThem(Jdk jdk) {
    assertEquals(
        """
        in(name=factory)
          work(n=made) → made
        in(name=nested)
          work(n=nested) → nested
            work(n=inner) → inner
        in(name=run by hand)
          work(n=future) → future
        in(name=subclass)
          run()
            work(n=subclass) → subclass
        in(name=thread)
          work(n=first) → first
          work(n=second) → second
        work(n=outside) → outside
        """,
        TraceText.sortedTree(run(jdk, "threads")));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void tasksOfPools_areChildrenOfWhoSubmittedThem(Jdk jdk) {
    assertEquals(
        """
        in(name=completion)
          work(n=completed) → completed
        in(name=execute)
          work(n=execute) → execute
        in(name=invokeAll)
          work(n=all 1) → all 1
          work(n=all 2) → all 2
        in(name=invokeAny)
          work(n=any) → any
        in(name=own pool)
          work(n=own) → own
        in(name=pool in pool)
          work(n=inner) → inner
          work(n=outer) → outer
        in(name=schedule)
          work(n=callable) → callable
          work(n=scheduled) → scheduled
        in(name=single)
          work(n=single) → single
        in(name=submit)
          work(n=callable) → callable
          work(n=runnable) → runnable
        in(name=timer)
          work(n=timer) → timer
        work(n=outside) → outside
        work(n=timer outside) → timer outside
        """,
        TraceText.sortedTree(run(jdk, "pools")));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void periodicTasks_areRoots(Jdk jdk) {
    assertEquals(
        """
        in(name=periodic)
        work(n=delay) → delay
        work(n=delay) → delay
        work(n=rate) → rate
        work(n=rate) → rate
        work(n=timer) → timer
        work(n=timer) → timer
        """,
        TraceText.sortedTree(run(jdk, "periodic")));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void forkedTasks_areChildrenOfWhoForkedThem(Jdk jdk) {
    String fib2 =
        """
        compute() → 1
          compute() → 0
          compute() → 1
        """;
    String fib3 = "compute() → 2\n" + indent("compute() → 1\n" + fib2);
    String fib4 = "compute() → 3\n" + indent(fib2 + fib3);
    assertEquals(
        "in(name=execute)\n  work(n=execute) → execute\n"
            + "in(name=invoke)\n"
            + indent(fib4)
            + "in(name=invokeAll)\n  work(n=all 1) → all 1\n  work(n=all 2) → all 2\n"
            + "in(name=stream)\n"
            + "  work(n=streamed) → streamed\n".repeat(64)
            + "in(name=submit)\n"
            + indent(fib2)
            + "  work(n=callable) → callable\n  work(n=runnable) → runnable\n"
            + "work(n=outside) → outside\n",
        TraceText.sortedTree(run(jdk, "forkjoin")));
    assertTrue(
        project.events().stream()
                .filter(event -> event.inputSummary().equals("n=streamed"))
                .map(event -> event.metadata().get("thread"))
                .distinct()
                .count()
            > 1);
  }

  private static String indent(String text) {
    return text.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aTaskOfAnotherTrace_runByAThreadThatWaits_isNoChildOfThatThread(Jdk jdk) {
    assertEquals(
        """
        in(name=help)
          work(n=own) → own
        work(n=foreign) → foreign
        """,
        TraceText.sortedTree(run(jdk, "helping")));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void stagesOfFutures_areChildrenOfWhoAddedThem(Jdk jdk) {
    assertEquals(
        """
        in(name=async)
          work(n=accept) → accept
          work(n=apply) → apply
          work(n=run) → run
          work(n=supply) → supply
        in(name=delayed)
          work(n=delayed) → delayed
          work(n=later) → later
        in(name=done)
          work(n=at once) → at once
          work(n=in pool) → in pool
        in(name=own executor)
          work(n=by thread) → by thread
          work(n=by thread) → by thread
        in(name=register)
          work(n=accept both) → accept both
          work(n=accept either) → accept either
          work(n=accept) → accept
          work(n=apply async) → apply async
          work(n=apply either) → apply either
          work(n=apply) → apply
          work(n=combine) → combine
          work(n=compose) → compose
          work(n=composed) → composed
          work(n=exceptionally compose) → exceptionally compose
          work(n=exceptionally) → exceptionally
          work(n=handle) → handle
          work(n=run both) → run both
          work(n=run either) → run either
          work(n=run) → run
          work(n=when) → when
        in(name=throwing)
          work(n=after) → after
        work(n=registered outside) → registered outside
        """,
        TraceText.sortedTree(run(jdk, "futures")));
  }

  private static final String CARRY =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.IntStream;

      public class Carry {
        interface Body { void run() throws Exception; }

        static Body body;
        static final CompletableFuture<?>[] LAST = new CompletableFuture<?>[1];

        public static void main(String[] args) throws Exception {
          Carry.class.getDeclaredMethod(args[0]).invoke(null);
          System.out.println("done");
        }

        static void in(String name, Body todo) throws Exception {
          body = todo;
          in(name);
        }

        @L9Traced
        static void in(String name) throws Exception {
          body.run();
        }

        @L9Traced
        static String work(String n) {
          return n;
        }

        static void await(Thread thread) throws Exception {
          thread.start();
          thread.join();
        }

        static class Sub extends Thread {
          @Override @L9Traced public void run() { work("subclass"); }
        }

        static void threads() throws Exception {
          in("thread", () -> await(new Thread(() -> { work("first"); work("second"); })));
          in("subclass", () -> await(new Sub()));
          in("factory", () -> await(Executors.defaultThreadFactory().newThread(() -> work("made"))));
          in("nested", () -> await(new Thread(Carry::nested)));
          in("run by hand", () -> await(new Thread(new FutureTask<>(() -> work("future")))));
          await(new Thread(() -> work("outside")));
        }

        static void nested() {
          try {
            nestedWork("nested");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        @L9Traced(operation = "work")
        static String nestedWork(String n) throws Exception {
          await(new Thread(() -> work("inner")));
          return n;
        }

        static class OwnPool extends AbstractExecutorService {
          final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
          OwnPool() {
            Thread thread = new Thread(() -> { while (true) { try { queue.take().run(); } catch (InterruptedException e) { return; } } });
            thread.setDaemon(true);
            thread.start();
          }
          @Override public void execute(Runnable task) { queue.add(task); }
          @Override public void shutdown() {}
          @Override public List<Runnable> shutdownNow() { return List.of(); }
          @Override public boolean isShutdown() { return false; }
          @Override public boolean isTerminated() { return false; }
          @Override public boolean awaitTermination(long time, TimeUnit unit) { return true; }
        }

        static void pools() throws Exception {
          ExecutorService pool = Executors.newFixedThreadPool(2);
          in("execute", () -> {
            CountDownLatch done = new CountDownLatch(1);
            pool.execute(() -> { work("execute"); done.countDown(); });
            done.await();
          });
          in("submit", () -> {
            pool.submit(() -> work("callable")).get();
            pool.submit(() -> { work("runnable"); }).get();
          });
          in("invokeAll", () -> pool.invokeAll(List.of(() -> work("all 1"), () -> work("all 2"))));
          in("invokeAny", () -> pool.invokeAny(List.of(() -> work("any"))));
          in("completion", () -> {
            CompletionService<String> service = new ExecutorCompletionService<>(pool);
            service.submit(() -> work("completed"));
            service.take().get();
          });
          in("pool in pool", () -> pool.submit(() -> {
            work("outer");
            return pool.submit(() -> work("inner")).get();
          }).get());
          ExecutorService single = Executors.newSingleThreadExecutor();
          in("single", () -> single.submit(() -> work("single")).get());
          ScheduledExecutorService later = Executors.newScheduledThreadPool(1);
          in("schedule", () -> {
            later.schedule(() -> { work("scheduled"); }, 1, TimeUnit.MILLISECONDS).get();
            later.schedule(() -> work("callable"), 1, TimeUnit.MILLISECONDS).get();
          });
          OwnPool own = new OwnPool();
          in("own pool", () -> own.submit(() -> work("own")).get());
          Timer timer = new Timer();
          in("timer", () -> timed(timer, "timer"));
          timed(timer, "timer outside");
          for (ExecutorService each : List.of(pool, single, later, own)) {
            each.submit(() -> { }).get();
          }
          pool.submit(() -> work("outside")).get();
          timer.cancel();
          pool.shutdown();
          single.shutdown();
          later.shutdown();
        }

        static void timed(Timer timer, String what) throws Exception {
          CountDownLatch done = new CountDownLatch(1);
          timer.schedule(new TimerTask() {
            @Override public void run() { work(what); done.countDown(); }
          }, 1);
          done.await();
        }

        static void periodic() throws Exception {
          ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
          Timer timer = new Timer();
          CountDownLatch[] left = {new CountDownLatch(2), new CountDownLatch(2), new CountDownLatch(2)};
          in("periodic", () -> {
            pool.scheduleAtFixedRate(() -> twice("rate", left[0]), 0, 1, TimeUnit.MILLISECONDS);
            pool.scheduleWithFixedDelay(() -> twice("delay", left[1]), 0, 1, TimeUnit.MILLISECONDS);
            timer.schedule(new TimerTask() { @Override public void run() { twice("timer", left[2]); } }, 0, 1);
          });
          for (CountDownLatch each : left) {
            each.await();
          }
          timer.cancel();
          pool.shutdownNow();
        }

        static void twice(String what, CountDownLatch left) {
          if (left.getCount() > 0) {
            work(what);
            left.countDown();
          }
        }

        static class Fib extends RecursiveTask<Integer> {
          final int n;
          Fib(int n) { this.n = n; }
          @Override @L9Traced protected Integer compute() {
            if (n < 2) {
              return n;
            }
            Fib forked = new Fib(n - 1);
            forked.fork();
            return new Fib(n - 2).compute() + forked.join();
          }
        }

        static void forkjoin() throws Exception {
          ForkJoinPool pool = new ForkJoinPool(3);
          in("invoke", () -> pool.invoke(new Fib(4)));
          in("submit", () -> {
            pool.submit(new Fib(2)).get();
            pool.submit(() -> work("callable")).get();
            pool.submit(() -> { work("runnable"); }).get();
          });
          in("execute", () -> {
            CountDownLatch done = new CountDownLatch(1);
            pool.execute(() -> { work("execute"); done.countDown(); });
            done.await();
          });
          in("invokeAll", () -> pool.invokeAll(List.of(() -> work("all 1"), () -> work("all 2"))));
          in("stream", () -> pool.submit(() -> IntStream.range(0, 64).parallel().forEach(i -> {
            pause();
            work("streamed");
          })).get());
          pool.submit(() -> work("outside")).get();
          pool.shutdown();
        }

        static void pause() {
          try {
            Thread.sleep(2);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        /** The only worker waits, and runs what lies before what it waits for. */
        static void helping() throws Exception {
          ForkJoinPool pool = new ForkJoinPool(1);
          pool.submit(() -> {
            ForkJoinTask<?> own = ForkJoinTask.adapt(() -> { work("own"); });
            ForkJoinTask<?> foreign = ForkJoinTask.adapt(() -> { work("foreign"); });
            foreign.fork();
            try {
              in("help", () -> { own.fork(); foreign.join(); own.join(); });
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }).get();
          pool.shutdown();
        }

        static void futures() throws Exception {
          in("async", () -> CompletableFuture.supplyAsync(() -> work("supply"))
              .thenApplyAsync(x -> work("apply"))
              .thenAcceptAsync(x -> work("accept"))
              .thenRun(() -> work("run"))
              .get());
          ExecutorService pool = Executors.newFixedThreadPool(2);
          in("own executor", () -> CompletableFuture.supplyAsync(() -> work("by thread"), command -> new Thread(command).start())
              .thenApplyAsync(x -> work("by thread"), pool).get());
          in("done", () -> CompletableFuture.completedFuture("x").thenApply(x -> work("at once"))
              .thenApplyAsync(x -> work("in pool"), pool).get());
          in("delayed", () -> {
            Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
            CompletableFuture.runAsync(() -> work("delayed"), later).get();
            CountDownLatch done = new CountDownLatch(1);
            later.execute(() -> { work("later"); done.countDown(); });
            done.await();
          });
          in("throwing", () -> {
            try {
              CompletableFuture.supplyAsync(() -> { throw new IllegalStateException("x"); }, pool)
                  .whenComplete((x, e) -> work("after")).get();
            } catch (ExecutionException e) {
            }
          });
          CompletableFuture<String> f = new CompletableFuture<>();
          CompletableFuture<String> broken = new CompletableFuture<>();
          CompletableFuture<String> never = new CompletableFuture<>();
          CompletableFuture<?> outside = f.thenRun(() -> work("registered outside"));
          CountDownLatch completed = new CountDownLatch(1);
          Thread completer = new Thread(() -> { f.complete("x"); broken.completeExceptionally(new IllegalStateException("y")); });
          // The thread is untraced: it is started by one that was started outside of any span.
          Thread starter = new Thread(() -> { try { completed.await(); await(completer); } catch (Exception e) { throw new IllegalStateException(e); } });
          starter.start();
          in("register", () -> {
            CompletableFuture<?> all = CompletableFuture.allOf(
                f.thenApply(x -> work("apply")),
                f.thenApplyAsync(x -> work("apply async"), pool),
                f.thenAccept(x -> work("accept")),
                f.thenRun(() -> work("run")),
                f.thenCombine(f, (x, y) -> work("combine")),
                f.thenAcceptBoth(f, (x, y) -> work("accept both")),
                f.runAfterBoth(f, () -> work("run both")),
                f.applyToEither(never, x -> work("apply either")),
                never.acceptEither(f, x -> work("accept either")),
                f.runAfterEither(never, () -> work("run either")),
                f.thenCompose(x -> { work("compose"); return CompletableFuture.supplyAsync(() -> work("composed"), pool); }),
                f.whenComplete((x, e) -> work("when")),
                f.handle((x, e) -> work("handle")),
                broken.exceptionally(e -> work("exceptionally")),
                broken.exceptionallyCompose(e -> CompletableFuture.completedFuture(work("exceptionally compose"))));
            completed.countDown();
            all.get();
          });
          outside.get();
          starter.join();
          pool.shutdown();
        }
      }
      """;
}
