package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.OnEachJdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many tasks and threads: each with the right parent, and nothing of them stays. */
@JdksInTurn
class ContextMemoryIT {

  private static final int SPANS = Boolean.getBoolean("l9.stress") ? 100 : 20;
  private static final int TASKS = SPANS * 1000;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project =
        new TestProject(folder)
            .source("demo/Many.java", MANY)
            .compile("-g")
            .onOrdinaryJvm()
            .javaOptions("-Xmx1g", "--add-opens", "java.base/java.lang=ALL-UNNAMED");
  }

  private void runMany(Jdk jdk, String what) {
    assertEquals(
        new ProgramRun(0, "heap as before\ntable empty\n", ""),
        withoutDrops(project.run(jdk, "update=false", "demo.Many", what, "" + SPANS)));
    List<TraceEvent> events = project.allEvents();
    Map<String, TraceEvent> byId =
        events.stream().collect(Collectors.toMap(TraceEvent::traceId, Function.identity()));
    long works = 0;
    long dropped = 0;
    for (TraceEvent event : events) {
      if (event.metadata().get("dropped") instanceof CapturedValue.Num count) {
        dropped += count.value().longValue();
      } else if (event.operation().equals("work")) {
        works++;
        TraceEvent parent = byId.get(event.parentId());
        if (parent != null) { // Else it is among the dropped.
          assertEquals(parent.inputSummary(), event.inputSummary());
        }
      } else {
        assertEquals("in", event.operation());
        assertEquals(null, event.parentId());
      }
    }
    assertTrue(works <= TASKS && works + dropped >= TASKS, works + " and " + dropped);
  }

  /** What was dropped is said on standard error, and counted above. */
  private static ProgramRun withoutDrops(ProgramRun run) {
    String err =
        run.err()
            .lines()
            .filter(line -> !line.contains("dropped"))
            .collect(Collectors.joining("\n"));
    return new ProgramRun(run.exitCode(), run.out(), err);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void manyTasksOfAPool_keepTheirParents_andLeaveNothing(Jdk jdk) {
    runMany(jdk, "pool");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void tasksThatAreNeverRun_leaveNothing(Jdk jdk) {
    ProgramRun run = project.run(jdk, "update=false", "demo.Many", "never", "100");
    assertEquals(new ProgramRun(0, "heap as before\ntable empty\n", ""), run);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void manyVirtualThreads_keepTheirParents_andLeaveNothing(Jdk jdk) {
    assumeTrue(jdk.version() >= 25, "has no virtual threads");
    runMany(jdk, "virtual");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theClassLoaderOfTracedClasses_isCollected_whenTheApplicationLetsItGo(Jdk jdk) {
    project.source("demo/App.java", APP).source("demo/Redeploy.java", REDEPLOY).compile("-g");
    ProgramRun run = project.run(jdk, "update=false", "demo.Redeploy", project.classPath());
    assertEquals(new ProgramRun(0, "collected\n".repeat(3), ""), run);
    assertEquals(
        """
        run(order=Order{id=1}, pool=***, later=***)
          work(order=Order{id=1}) → Order{id=1}
          work(order=Order{id=2}) → Order{id=2}
          work(order=Order{id=3}) → Order{id=3}
          work(order=Order{id=4}) → Order{id=4}
        """
            .repeat(3),
        TraceText.sortedTree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void threadsWhoseLocalsAreCleared_keepTheirRings_andLoseNothing(Jdk jdk) {
    project.source("demo/Cleared.java", CLEARED).compile("-g");
    ProgramRun run = project.run(jdk, "update=false", "demo.Cleared");
    assertEquals(new ProgramRun(0, "a ring a thread at most\nclosed by now: true\n", ""), run);
    List<TraceEvent> events = project.allEvents();
    assertEquals(6_003, events.size());
    assertEquals(
        """
        in()
          open()
            work()
        """,
        TraceText.tree(
            events.stream()
                .filter(e -> e.parentId() != null || e.operation().equals("in"))
                .toList()));
  }

  /** What is kept of a class doesn't depend on the JDK. */
  @Test
  @Thorough
  void classesThatComeAndGoUnderOtherNames_leaveNothing_andBlocksCountThem() throws Exception {
    project
        .source("demo/Template.java", TEMPLATE)
        .source("demo/Service.java", SERVICE)
        .source("demo/Classes.java", CLASSES)
        .compile("-g");
    Jdk jdk = Jdk.each().toList().get(0);
    String template = project.classes().resolve("demo/Template.class").toString();
    ProgramRun run = project.run(jdk, "trace.rotate=0", "demo.Classes", template);
    assertEquals(new ProgramRun(0, "heap as before\n", ""), run);
    assertEquals(2 * 3_005, project.events().size());
    assertEquals(3_005, calls("demo/Service.java", "Service.serve"));
    assertEquals(5, calls("demo/Template.java", "Template.run"));
  }

  private long calls(String source, String id) throws Exception {
    byte[] text = Files.readAllBytes(project.sourceRoot().resolve(source));
    DoraTraceBlock block = BlockFormats.of("Any.java").orElseThrow().read(text).orElseThrow();
    return block.graph().nodes().stream()
        .filter(node -> node.id().equals(id))
        .mapToLong(DoraTraceBlock.Node::calls)
        .sum();
  }

  private static final String MANY =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.lang.reflect.*;
      import java.util.*;
      import java.util.concurrent.*;

      public class Many {
        static int spans;
        static final int EACH = 1000;
        static boolean isVirtual;

        public static void main(String[] args) throws Exception {
          isVirtual = args[0].equals("virtual");
          spans = Integer.parseInt(args[1]);
          ExecutorService pool =
              isVirtual
                  ? (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
                  : Executors.newFixedThreadPool(4);
          long before = 0;
          if (args[0].equals("never")) {
            never(-1, 1);
            before = used();
            for (int i = 0; i < spans; i++) {
              never(i, EACH);
            }
          } else {
            pool.submit(() -> { }).get();
            before = used();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < spans; i++) {
              in(i, pool, all);
            }
            for (Future<?> each : all) {
              each.get();
            }
          }
          long most = before + (16 << 20);
          for (int i = 0; i < 3000 && !(used() < most && isTableEmpty()); i++) {
            Thread.sleep(100);
          }
          System.out.println(used() < most ? "heap as before" : before + " to " + used());
          System.out.println(isTableEmpty() ? "table empty" : "something is left");
          pool.shutdown();
        }

        @L9Traced
        static void in(int n, @dev.l9.trace.L9Sensitive ExecutorService pool, @dev.l9.trace.L9Sensitive List<Future<?>> all) {
          for (int i = 0; i < EACH; i++) {
            int pause = isVirtual || i % 100 == 0 ? 1 : 0; // So that other tasks come between.
            all.add(pool.submit(() -> { Thread.sleep(pause); return work(n, null, null); }));
          }
        }

        @L9Traced
        static int work(int n, @dev.l9.trace.L9Sensitive Object pool, @dev.l9.trace.L9Sensitive Object all) {
          return n;
        }

        /** Each pool is left with what waits in it. */
        @L9Traced
        static void never(int n, int count) {
          ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(0);
          Timer timer = new Timer(true);
          for (int i = 0; i < count; i++) {
            pool.schedule(() -> work(n, null, null), 1, TimeUnit.DAYS);
            timer.schedule(new TimerTask() { @Override public void run() { work(n, null, null); } }, 100_000_000);
            new CompletableFuture<String>().thenApply(x -> work(n, null, null));
            new FutureTask<>(() -> work(n, null, null));
          }
          try {
            ((ThreadPoolExecutor) Executors.newFixedThreadPool(1)).execute(null);
          } catch (NullPointerException expected) {
            pool.shutdownNow();
          }
          timer.cancel();
        }

        static long used() {
          System.gc();
          return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        static boolean isTableEmpty() throws Exception {
          Field field = Class.forName("java.lang.L9ContextDispatcher").getDeclaredField("handler");
          field.setAccessible(true);
          Field tasks = field.get(null).getClass().getDeclaredField("TASKS");
          tasks.setAccessible(true);
          return (boolean) tasks.get(null).getClass().getMethod("isEmpty").invoke(tasks.get(null));
        }
      }
      """;

  private static final String TEMPLATE =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Template implements Runnable {
        @L9Traced(patterns = {"a", "b"})
        public void run() {
          Service.serve();
        }
      }
      """;

  private static final String SERVICE =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Service {
        @L9Traced
        public static void serve() {}
      }
      """;

  private static final String CLASSES =
      """
      package demo;

      import java.nio.charset.StandardCharsets;
      import java.nio.file.*;

      public class Classes {
        static class Loader extends ClassLoader {
          Loader() {
            super(Classes.class.getClassLoader());
          }

          Runnable load(String name, byte[] bytes) throws Exception {
            return (Runnable) defineClass("demo." + name, bytes, 0, bytes.length).getDeclaredConstructor().newInstance();
          }

          @Override public boolean equals(Object other) { throw new AssertionError(); }

          @Override public int hashCode() { throw new AssertionError(); }
        }

        public static void main(String[] args) throws Exception {
          String template = Files.readString(Path.of(args[0]), StandardCharsets.ISO_8859_1);
          load(template, 0, 500);
          long before = used();
          load(template, 500, 3000);
          for (int i = 0; i < 5; i++) {
            load(template, "Template");
          }
          long most = before + (1 << 19); // 200 bytes a class.
          for (int i = 0; i < 300 && used() > most; i++) {
            Thread.sleep(100);
          }
          System.out.println(used() <= most ? "heap as before" : before + " to " + used());
        }

        static void load(String template, int from, int to) throws Exception {
          for (int i = from; i < to; i++) {
            load(template, String.format("Tmpl%04d", i));
          }
        }

        static void load(String template, String name) throws Exception {
          byte[] bytes = template.replace("Template", name).getBytes(StandardCharsets.ISO_8859_1);
          new Loader().load(name, bytes).run();
        }

        static long used() {
          System.gc();
          return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
      }
      """;

  private static final String CLEARED =
      """
      package demo;

      import dev.l9.trace.*;
      import java.lang.reflect.*;
      import java.util.*;
      import java.util.concurrent.*;

      public class Cleared {
        static final int TASKS = 2_000;
        static Field locals;
        static Field handoff;
        static Object tracer;

        public static void main(String[] args) throws Exception {
          locals = field(Thread.class, "threadLocals");
          ThreadPoolExecutor own = new ThreadPoolExecutor(2, 2, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>()) {
            @Override protected void afterExecute(Runnable task, Throwable thrown) { clear(); }
          };
          ForkJoinPool forked = new ForkJoinPool(2) {
            @Override public void execute(Runnable task) { super.execute(() -> { task.run(); clear(); }); }
          };
          for (Executor pool : List.of(ForkJoinPool.commonPool(), own, forked)) {
            for (int i = 0; i < TASKS; i++) {
              CompletableFuture.runAsync(Cleared::work, pool).join();
            }
          }
          in();
          tracer = field(Class.forName("java.lang.L9TraceDispatcher"), "handler").get(null);
          Object handoff = field(tracer.getClass(), "handoff").get(tracer);
          int rings = ((Collection<?>) field(handoff.getClass(), "logs").get(handoff)).size();
          int threads = 1 + 2 + 2 + Runtime.getRuntime().availableProcessors() + 1;
          System.out.println(rings <= threads ? "a ring a thread at most" : rings + " rings for " + threads + " threads");
          System.out.println("closed by now: " + (L9Tracer.currentTraceId() == null));
          own.shutdown();
        }

        static Field field(Class<?> of, String name) throws Exception {
          Field field = of.getDeclaredField(name);
          field.setAccessible(true);
          return field;
        }

        static void clear() {
          try {
            locals.set(Thread.currentThread(), null);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }

        @L9Traced
        static void in() {
          try (L9Span open = L9Tracer.span(HrmLayer.FOCUS, "open", "c", null)) {
            clear();
            work();
          }
        }

        @L9Traced
        static void work() {}
      }
      """;

  private static final String APP =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.concurrent.*;

      public class App {
        record Order(int id) {}

        public static void start(ThreadPoolExecutor pool, ScheduledExecutorService later) throws Exception {
          new App().run(new Order(1), pool, later);
        }

        @L9Traced
        void run(Order order, @dev.l9.trace.L9Sensitive ThreadPoolExecutor pool, @dev.l9.trace.L9Sensitive ScheduledExecutorService later) throws Exception {
          work(order);
          pool.submit(() -> work(new Order(2))).get();
          CompletableFuture.supplyAsync(() -> work(new Order(3))).thenApply(x -> x.id()).get();
          Thread thread = new Thread(() -> work(new Order(4)));
          thread.start();
          thread.join();
          later.schedule(() -> work(new Order(5)), 1, TimeUnit.DAYS).cancel(false);
          new CompletableFuture<String>().thenApply(x -> work(new Order(6)));
        }

        @L9Traced
        Order work(Order order) {
          return order;
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
          ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1);
          later.setRemoveOnCancelPolicy(true);
          // In JDK 17 a thread keeps the class loaders of those who are on the stack when it's made.
          pool.prestartAllCoreThreads();
          later.prestartAllCoreThreads();
          for (int i = 0; i < 3; i++) {
            WeakReference<ClassLoader> loader = deploy(args[0], pool, later);
            for (int wait = 0; wait < 6000 && loader.get() != null; wait++) {
              pool.submit(() -> { }).get(); // A worker keeps its last task on its stack.
              System.gc();
              Thread.sleep(50);
            }
            System.out.println(loader.get() == null ? "collected" : "kept");
          }
          pool.shutdown();
          later.shutdown();
        }

        static WeakReference<ClassLoader> deploy(String path, ThreadPoolExecutor pool, ScheduledExecutorService later) throws Exception {
          String[] parts = path.split(File.pathSeparator);
          URL[] urls = new URL[parts.length];
          for (int i = 0; i < parts.length; i++) {
            urls[i] = new File(parts[i]).toURI().toURL();
          }
          try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass("demo.App").getMethod("start", ThreadPoolExecutor.class, ScheduledExecutorService.class).invoke(null, pool, later);
            return new WeakReference<>(loader);
          }
        }
      }
      """;
}
