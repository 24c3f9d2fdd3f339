package dev.l9.trace.agent.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many results at once: each ends its span once, and nothing of them stays. */
@JdksInTurn
class AsyncMemoryIT {

  private static final int FUTURES = 100_000;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder).onOrdinaryJvm();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void manyFutures_endOnceEach_andLeaveNothing(Jdk jdk) {
    project
        .source("demo/Storm.java", STORM)
        .compile("-g")
        .javaOptions("-Xmx1g", "--add-opens", "java.base/java.lang=ALL-UNNAMED");
    ProgramRun run = project.run(jdk, "update=false", "demo.Storm");
    String err =
        run.err().lines().filter(line -> !line.contains("dropped")).collect(Collectors.joining());
    assertEquals(
        new ProgramRun(0, "all done\nheap as before\nnone awaited\n", ""),
        new ProgramRun(run.exitCode(), run.out(), err));
    Set<String> inputs = new HashSet<>();
    long dropped = 0;
    long unawaited = 0;
    for (TraceEvent event : project.allEvents()) {
      if (event.metadata().get("dropped") instanceof CapturedValue.Num count) {
        dropped += count.value().longValue();
      } else if (event.operation().equals("later")) {
        assertTrue(inputs.add(event.inputSummary()), () -> "twice: " + event);
        boolean isAwaited = !event.metadata().containsKey("awaited");
        unawaited += isAwaited ? 0 : 1;
        String n = event.inputSummary().replace("n=", "");
        assertTrue(!isAwaited || event.outputSummary().equals("<" + n + ">"), event::toString);
      }
    }
    assertEquals(FUTURES, inputs.size() + dropped, dropped + " were dropped");
    // There is room for some 50,000 of these; none that was completed in time is given up.
    assertTrue(unawaited < FUTURES * 2 / 3, unawaited + " were not awaited");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theClassLoaderOfTracedClasses_isCollected_whateverBecomesOfItsFutures(Jdk jdk) {
    project.source("demo/App.java", APP).source("demo/Redeploy.java", REDEPLOY).compile("-g");
    ProgramRun run = project.run(jdk, "update=false", "demo.Redeploy", project.classPath());
    assertEquals(new ProgramRun(0, "collected\n".repeat(2), ""), run);
    assertEquals(
        """
        cancelled(order=Order{id=4}) → cancelled [blocked]
        done(order=Order{id=1}, pool=***) → Order{id=1}
        failed(order=Order{id=2}) → Refused: no [error]
        never(order=Order{id=3})
        """
            .lines()
            .map(line -> (line + "\n").repeat(2))
            .collect(Collectors.joining()),
        TraceText.sortedTree(project.events()));
  }

  private static final String STORM =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.lang.reflect.Field;
      import java.util.*;
      import java.util.concurrent.*;

      public class Storm {
        static final int ALL = 100_000;
        static final int THREADS = 4;

        public static void main(String[] args) throws Exception {
          storm(1000);
          settle(0);
          long before = used();
          System.out.println(storm(ALL) ? "all done" : "not all done");
          settle(before);
          System.out.println(used() < before + (16 << 20) ? "heap as before" : before + " to " + used());
          System.out.println(isEmpty() ? "none awaited" : "some awaited");
        }

        /** Each is completed by several threads at once; one of them has the word. */
        static boolean storm(int count) throws Exception {
          List<CompletableFuture<String>> open = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            open.add(count == ALL ? later(i) : warm());
          }
          List<Thread> threads = new ArrayList<>();
          for (int t = 0; t < THREADS; t++) {
            int from = t % 2 == 0 ? 0 : count / 2;
            Thread thread = new Thread(() -> {
              for (int i = from; i < from + count / 2; i++) {
                open.get(i).complete("<" + i + ">");
                if (i % 64 == 0) {
                  java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                }
              }
            });
            thread.start();
            threads.add(thread);
          }
          for (Thread thread : threads) {
            thread.join();
          }
          return open.stream().allMatch(CompletableFuture::isDone);
        }

        @L9Traced
        static CompletableFuture<String> later(int n) {
          return new CompletableFuture<>();
        }

        @L9Traced
        static CompletableFuture<String> warm() {
          return new CompletableFuture<>();
        }

        static void settle(long before) throws Exception {
          for (int i = 0; i < 3000 && !(isEmpty() && (before == 0 || used() < before + (16 << 20))); i++) {
            Thread.sleep(100);
          }
        }

        static long used() {
          System.gc();
          return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        static boolean isEmpty() throws Exception {
          Field field = Class.forName("java.lang.L9AsyncDispatcher").getDeclaredField("handler");
          field.setAccessible(true);
          return (boolean) field.get(null).getClass().getClassLoader()
              .loadClass("dev.l9.trace.agent.span.AwaitedSpans").getMethod("isEmpty").invoke(null);
        }
      }
      """;

  private static final String APP =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.concurrent.*;

      public class App {
        record Order(int id) {}

        static class Refused extends RuntimeException {
          Refused() {
            super("no");
          }
        }

        static class Own<T> extends CompletableFuture<T> {}

        public static void start(ThreadPoolExecutor pool) throws Exception {
          App app = new App();
          app.done(new Order(1), pool).get();
          try {
            app.failed(new Order(2)).get();
          } catch (ExecutionException e) {
            app.never(new Order(3));
          }
          app.cancelled(new Order(4)).cancel(true);
        }

        @L9Traced
        Future<Order> done(Order order, @dev.l9.trace.L9Sensitive ThreadPoolExecutor pool) {
          return pool.submit(() -> order);
        }

        @L9Traced
        CompletableFuture<Order> failed(Order order) {
          CompletableFuture<Order> own = new Own<>();
          own.completeExceptionally(new Refused());
          return own;
        }

        @L9Traced
        CompletableFuture<Order> never(Order order) {
          return new Own<>();
        }

        @L9Traced
        Future<Order> cancelled(Order order) {
          return new FutureTask<>(() -> order);
        }
      }
      """;

  private static final String REDEPLOY =
      """
      package demo;

      import java.io.File;
      import java.lang.ref.WeakReference;
      import java.net.*;
      import java.util.concurrent.*;

      public class Redeploy {
        public static void main(String[] args) throws Exception {
          ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
          // In JDK 17 a thread keeps the class loaders of those who are on the stack when it's made.
          pool.prestartAllCoreThreads();
          for (int i = 0; i < 2; i++) {
            WeakReference<ClassLoader> loader = deploy(args[0], pool);
            for (int wait = 0; wait < 6000 && loader.get() != null; wait++) {
              pool.submit(() -> { }).get(); // A worker keeps its last task on its stack.
              System.gc();
              Thread.sleep(50);
            }
            System.out.println(loader.get() == null ? "collected" : "kept");
          }
          pool.shutdown();
        }

        static WeakReference<ClassLoader> deploy(String path, ThreadPoolExecutor pool) throws Exception {
          String[] parts = path.split(File.pathSeparator);
          URL[] urls = new URL[parts.length];
          for (int i = 0; i < parts.length; i++) {
            urls[i] = new File(parts[i]).toURI().toURL();
          }
          try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("demo.App").getMethod("start", ThreadPoolExecutor.class).invoke(null, pool);
            return new WeakReference<>(loader);
          }
        }
      }
      """;
}
