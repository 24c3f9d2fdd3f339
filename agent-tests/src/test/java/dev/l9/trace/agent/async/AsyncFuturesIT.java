package dev.l9.trace.agent.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.AsyncTrees;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that returns a future of the JDK ends when the future does. */
class AsyncFuturesIT {

  private static final CapturedValue TRUE = new CapturedValue.Bool(true);

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder);
  }

  /** Runs a program with and without the agent, to the same effect. */
  private List<TraceEvent> run(Jdk jdk, String main, String... arguments) {
    ProgramRun plain = project.runPlain(jdk, main, arguments);
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, project.run(jdk, "update=false", main, arguments));
    List<TraceEvent> events = project.events();
    AsyncTrees.assertEnclosing(events);
    return events;
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void futures_endTheirMethodsWithTheirResults(Jdk jdk) {
    project.source("demo/Futures.java", FUTURES).compile("-g");
    List<TraceEvent> events = run(jdk, "demo.Futures");
    assertEquals(
        """
        alreadyFailed() → IllegalStateException: at once [error]
        cancelled() → cancelled [blocked]
        cancelledTask() → cancelled [blocked]
        completed() → at once
        completedByHand() → by hand
        completesOnTimeout() → late
        composed() → 14
          inner(n=7) → 14
            work(n=7) → 7
        copied() → 3
          work(n=3) → 3
        dependsOnCancelled() → cancelled [blocked]
        failing() → IllegalStateException: no [error]
        failingStage() → IllegalStateException: no [error]
        failingTask() → IllegalStateException: no [error]
        handMadeTask() → done
        hidden() → ***
        minimal() → 5
          work(n=5) → 5
        nobody() → null
        notCaptured()
        notOne() → null
        obtruded() → forced
        obtrudedException() → IllegalStateException: forced [error]
        outer() → 2
          inner(n=1) → 2
            work(n=1) → 1
        periodic() → java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask
        refused() → IllegalArgumentException: not today [blocked]
        scheduled() → 8
          work(n=8) → 8
        staged() → 12
          work(n=4) → 4
          work(n=5) → 5
        stubborn() → 6
        submitted() → 9
          work(n=9) → 9
        throwsItself() → IllegalStateException: before [error]
        timesOut() → TimeoutException [error]
        """,
        TraceText.sortedTree(events));
    for (TraceEvent event : events) {
      boolean isCancelled = event.outputSummary().equals("cancelled");
      assertEquals(isCancelled ? TRUE : null, event.metadata().get("cancelled"), event::toString);
      boolean isWithin = List.of("work", "inner").contains(event.operation());
      String thread = ((CapturedValue.Text) event.metadata().get("thread")).value();
      assertTrue(isWithin || thread.equals("main"), event::toString);
    }
    for (String slow : List.of("outer", "staged", "submitted", "scheduled", "timesOut")) {
      long nanos = AsyncTrees.nanos(project.event(slow));
      assertTrue(nanos >= 45_000_000, slow + " took " + nanos);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatNeverComes_isWrittenAsUnfinished(Jdk jdk) {
    project.source("demo/Never.java", NEVER).compile("-g");
    ProgramRun run = project.run(jdk, "update=false", "demo.Never");
    assertEquals(new ProgramRun(0, "kept\n", ""), run);
    assertEquals(
        """
        forgotten(n=0)
        forgotten(n=1)
        forgotten(n=2)
        kept()
        """,
        TraceText.tree(project.events()));
    TraceEvent kept = project.event("kept");
    for (TraceEvent event : project.events()) {
      assertEquals(TRUE, event.metadata().get("unfinished"), event::toString);
      // Only of the one that is kept it is known that it lasted to the end.
      Instant end = event.timestamp().plusNanos(AsyncTrees.nanos(event));
      boolean isAfter = end.isAfter(kept.timestamp().plusMillis(300));
      assertEquals(event.equals(kept), isAfter, event::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void futuresOfVirtualThreads_endTheirMethods(Jdk jdk) {
    assumeTrue(jdk.version() >= 25, "has no virtual threads");
    project.source("demo/Virtual.java", VIRTUAL).compileWith(jdk, "-g");
    assertEquals(
        """
        outer() → 2
          work(n=2) → 2
        """,
        TraceText.tree(run(jdk, "demo.Virtual")));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void sampleAndRate_holdForResultsThatComeLater(Jdk jdk) {
    project.source("demo/Many.java", MANY).compile("-g");
    assertEquals(0, project.run(jdk, "update=false,sample=0", "demo.Many", "20").exitCode());
    List<TraceEvent> unsampled = project.events();
    assertEquals(
        """
        later(n=… not sampled) → IllegalStateException: odd [error]
        """
                .repeat(10)
            + "not_sampled() → 10 left out\n",
        TraceText.sortedTree(unsampled)
            .replaceAll("not_sampled\\(.*", "not_sampled() → 10 left out"),
        () -> unsampled.toString());
  }

  @Test
  void theConsole_showsTheTreeWhole_thoughItsRootEndsFirst() {
    project.source("demo/Later.java", LATER).compile("-g");
    ProgramRun run = project.run(Jdk.running(), "update=false,console=true", "demo.Later");
    assertEquals(
        """
        [sys] Later.root → success
          └─[sys] Later.inner: text=a⏎b → a⏎b!
              └─[sys] Later.work: text=a⏎b → a⏎b!
        """,
        run.err().replaceAll(" \\(\\d+ms\\)\n", "\n"));
  }

  private static final String LATER =
      """
      package demo;

      import dev.l9.trace.*;
      import java.util.concurrent.*;

      public class Later {
        static final ScheduledExecutorService POOL = Executors.newSingleThreadScheduledExecutor();
        static CompletableFuture<String> result;

        public static void main(String[] args) {
          root();
          System.out.println(result.join());
          POOL.shutdown();
        }

        @L9Traced
        static void root() {
          result = inner("a\\nb");
        }

        @L9Traced
        static CompletableFuture<String> inner(String text) {
          CompletableFuture<String> later = new CompletableFuture<>();
          POOL.schedule(() -> later.complete(work(text)), 300, TimeUnit.MILLISECONDS);
          return later;
        }

        @L9Traced
        static String work(String text) {
          return text + "!";
        }
      }
      """;

  private static final String FUTURES =
      """
      package demo;

      import dev.l9.trace.*;
      import java.util.concurrent.*;

      public class Futures {
        static final ScheduledExecutorService POOL = Executors.newScheduledThreadPool(2);

        public static void main(String[] args) throws Exception {
          print(outer());
          print(composed());
          print(staged().toCompletableFuture());
          print(copied());
          print(minimal().toCompletableFuture());
          print(completed());
          print(alreadyFailed());
          print(nobody());
          System.out.println(notOne());
          print(failing());
          print(failingStage());
          print(refused());
          CompletableFuture<String> cancelled = cancelled();
          cancelled.cancel(true);
          print(cancelled);
          print(dependsOnCancelled());
          CompletableFuture<String> byHand = completedByHand();
          System.out.println(byHand.getNumberOfDependents());
          byHand.complete("by hand");
          byHand.complete("again");
          print(byHand);
          print(timesOut());
          print(completesOnTimeout());
          CompletableFuture<String> obtruded = obtruded();
          obtruded.obtrudeValue("forced");
          print(obtruded);
          CompletableFuture<String> obtrudedException = obtrudedException();
          obtrudedException.obtrudeException(new IllegalStateException("forced"));
          print(obtrudedException);
          print(hidden());
          print(notCaptured());
          Stubborn stubborn = (Stubborn) stubborn();
          stubborn.complete(6);
          try {
            throwsItself();
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
          }
          print(submitted());
          print(failingTask());
          Future<?> task = cancelledTask();
          task.cancel(true);
          print(task);
          FutureTask<String> handMade = handMadeTask();
          handMade.run();
          print(handMade);
          print(scheduled());
          periodic().cancel(false);
          POOL.shutdown();
        }

        static void print(Future<?> future) throws Exception {
          try {
            System.out.println(future.get());
          } catch (ExecutionException | CancellationException e) {
            System.out.println(e);
            StackTraceElement[] stack = e.getStackTrace();
            System.out.println(stack[0] + " " + stack.length);
          }
        }

        static <T> T later(T value) {
          try {
            Thread.sleep(50);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return value;
        }

        @L9Traced
        static int work(int n) {
          return later(n);
        }

        static int no() {
          throw new IllegalStateException("no");
        }

        /** Two methods end with one future. */
        @L9Traced
        static CompletableFuture<Integer> outer() {
          return inner(1);
        }

        @L9Traced
        static CompletableFuture<Integer> inner(int n) {
          return CompletableFuture.supplyAsync(() -> work(n) * 2);
        }

        @L9Traced
        static CompletableFuture<Integer> composed() {
          return CompletableFuture.runAsync(() -> {}).thenCompose(none -> inner(7));
        }

        @L9Traced
        static CompletionStage<Integer> staged() {
          return CompletableFuture.supplyAsync(() -> work(4)).thenApplyAsync(n -> work(5) + n + 3);
        }

        @L9Traced
        static CompletableFuture<Integer> copied() {
          return CompletableFuture.supplyAsync(() -> work(3)).copy();
        }

        @L9Traced
        static CompletionStage<Integer> minimal() {
          return CompletableFuture.supplyAsync(() -> work(5)).minimalCompletionStage();
        }

        @L9Traced
        static CompletableFuture<String> completed() {
          return CompletableFuture.completedFuture("at once");
        }

        @L9Traced
        static CompletableFuture<String> alreadyFailed() {
          return CompletableFuture.failedFuture(new IllegalStateException("at once"));
        }

        @L9Traced
        static CompletableFuture<Void> nobody() {
          return CompletableFuture.runAsync(() -> later(0));
        }

        @L9Traced
        static CompletableFuture<Void> notOne() {
          return null;
        }

        @L9Traced
        static CompletableFuture<Integer> failing() {
          return CompletableFuture.supplyAsync(() -> later(no()));
        }

        @L9Traced
        static CompletableFuture<Integer> failingStage() {
          return CompletableFuture.supplyAsync(() -> later(1)).thenApply(n -> no()).thenApply(n -> n);
        }

        @L9Traced(blockedBy = IllegalArgumentException.class)
        static CompletableFuture<Integer> refused() {
          return CompletableFuture.supplyAsync(() -> {
            throw new IllegalArgumentException("not today");
          });
        }

        @L9Traced
        static CompletableFuture<String> cancelled() {
          return new CompletableFuture<>();
        }

        @L9Traced
        static CompletableFuture<String> dependsOnCancelled() {
          CompletableFuture<String> first = new CompletableFuture<>();
          CompletableFuture<String> second = first.thenApply(x -> x);
          first.cancel(false);
          return second;
        }

        @L9Traced
        static CompletableFuture<String> completedByHand() {
          return new CompletableFuture<>();
        }

        @L9Traced
        static CompletableFuture<String> timesOut() {
          return new CompletableFuture<String>().orTimeout(50, TimeUnit.MILLISECONDS);
        }

        @L9Traced
        static CompletableFuture<String> completesOnTimeout() {
          return new CompletableFuture<String>().completeOnTimeout("late", 50, TimeUnit.MILLISECONDS);
        }

        @L9Traced
        static CompletableFuture<String> obtruded() {
          return new CompletableFuture<>();
        }

        @L9Traced
        static CompletableFuture<String> obtrudedException() {
          return new CompletableFuture<>();
        }

        @L9Traced
        @L9Sensitive
        static CompletableFuture<String> hidden() {
          return CompletableFuture.supplyAsync(() -> later("hunter2"));
        }

        @L9Traced(captureOutput = false)
        static CompletableFuture<String> notCaptured() {
          return CompletableFuture.supplyAsync(() -> later("large"));
        }

        /** Whoever asks it anything is told off. */
        static class Stubborn extends CompletableFuture<Integer> {
          @Override
          public Integer get() {
            throw new AssertionError();
          }

          @Override
          public Integer join() {
            throw new AssertionError();
          }

          @Override
          public boolean isDone() {
            throw new AssertionError();
          }

          @Override
          public boolean isCancelled() {
            throw new AssertionError();
          }

          @Override
          public CompletableFuture<Integer> whenComplete(
              java.util.function.BiConsumer<? super Integer, ? super Throwable> action) {
            throw new AssertionError();
          }
        }

        @L9Traced
        static CompletableFuture<Integer> stubborn() {
          return new Stubborn();
        }

        @L9Traced
        static CompletableFuture<Integer> throwsItself() {
          throw new IllegalStateException("before");
        }

        @L9Traced
        static Future<Integer> submitted() {
          return POOL.submit(() -> work(9));
        }

        @L9Traced
        static Future<Integer> failingTask() {
          return POOL.submit(() -> no());
        }

        @L9Traced
        static Future<?> cancelledTask() {
          return POOL.schedule(() -> later(1), 1, TimeUnit.DAYS);
        }

        @L9Traced
        static FutureTask<String> handMadeTask() {
          return new FutureTask<>(() -> "done");
        }

        @L9Traced
        static ScheduledFuture<Integer> scheduled() {
          return POOL.schedule(() -> work(8), 10, TimeUnit.MILLISECONDS);
        }

        @L9Traced
        static ScheduledFuture<?> periodic() {
          return POOL.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.DAYS);
        }
      }
      """;

  private static final String NEVER =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.nio.file.*;
      import java.util.concurrent.*;

      public class Never {
        static Object kept;

        public static void main(String[] args) throws Exception {
          for (int i = 0; i < 3; i++) {
            forgotten(i);
          }
          kept = kept();
          // Until it is noticed that nobody has the others any more. The first line says what the JVM is.
          for (int i = 0; i < 6000 && written() < 4; i++) {
            System.gc();
            Thread.sleep(20);
          }
          Thread.sleep(400);
          System.out.println("kept");
        }

        static int written() throws Exception {
          Path trace = Path.of("trace.jsonl");
          return Files.exists(trace) ? Files.readAllLines(trace).size() : 0;
        }

        @L9Traced
        static CompletableFuture<String> forgotten(int n) {
          return new CompletableFuture<String>().thenApply(x -> x);
        }

        @L9Traced
        static Future<String> kept() {
          return new CompletableFuture<>();
        }
      }
      """;

  private static final String VIRTUAL =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.concurrent.*;

      public class Virtual {
        public static void main(String[] args) throws Exception {
          try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            System.out.println(outer(threads).get());
          }
        }

        @L9Traced(captureInputs = false)
        static Future<Integer> outer(ExecutorService threads) {
          return threads.submit(() -> work(2));
        }

        @L9Traced
        static int work(int n) throws Exception {
          Thread.sleep(20);
          return n;
        }
      }
      """;

  private static final String MANY =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.concurrent.*;

      public class Many {
        public static void main(String[] args) throws Exception {
          for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            try {
              later(i).get();
            } catch (ExecutionException e) {
              // Half of them.
            }
          }
        }

        @L9Traced
        static CompletableFuture<Integer> later(int n) {
          return CompletableFuture.supplyAsync(() -> {
            if (n % 2 == 1) {
              throw new IllegalStateException("odd");
            }
            return n;
          });
        }
      }
      """;
}
