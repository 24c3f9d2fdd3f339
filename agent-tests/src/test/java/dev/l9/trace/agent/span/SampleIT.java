package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code sample}: whole trees become events or don't, and all are counted. */
@JdksInTurn
class SampleIT {

  private static final int THREADS = 4;
  private static final int TREES = 1000;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Main.java", MAIN).compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aTree_isWrittenWholeOrCountedWhole(Jdk jdk) throws IOException {
    project.runWell(jdk, "sample=0.3", "demo.Main", "trees", "" + THREADS, "" + TREES);
    List<TraceEvent> events = project.events();
    Map<String, Long> byRoot =
        events.stream()
            .filter(event -> event.metadata().containsKey("class") && !isOfTheAgent(event))
            .collect(
                Collectors.groupingBy(
                    event -> text(event.metadata().get("root_id")), Collectors.counting()));
    assertTrue(byRoot.values().stream().allMatch(count -> count == 4), byRoot::toString);
    int all = THREADS * TREES;
    assertTrue(byRoot.size() > all / 5 && byRoot.size() < all / 5 * 2, byRoot.size() + " trees");
    long out = all - byRoot.size();
    assertEquals(
        Map.of("demo.Main#root", out, "demo.Main#branch", out, "demo.Main#leaf", 2 * out),
        leftOut(events));

    String block = block();
    assertTrue(block.contains(node("leaf", 2 * all, 0)), () -> block);
    assertTrue(block.contains(node("root", all, 0)), () -> block);
    String edge = "{\"from\":\"Main.branch\",\"to\":\"Main.leaf\",\"calls\":" + 2 * all + "}";
    assertTrue(block.contains(edge), () -> block);
    String id = block.replaceAll("(?s).*?\"trace_id\":\"([^\"]*)\".*", "$1");
    assertTrue(events.stream().anyMatch(event -> event.traceId().equals(id)), id);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aTreeOfSeveralThreads_isWrittenWholeOrCountedWhole(Jdk jdk) {
    project.runWell(jdk, "sample=0.5", "demo.Main", "pool");
    Map<String, Long> byRoot =
        project.events().stream()
            .filter(event -> event.metadata().containsKey("class") && !isOfTheAgent(event))
            .collect(
                Collectors.groupingBy(
                    event -> text(event.metadata().get("root_id")), Collectors.counting()));
    assertTrue(byRoot.values().stream().allMatch(count -> count == 3), byRoot::toString);
    assertTrue(byRoot.size() > 100 && byRoot.size() < 400, byRoot.size() + " trees");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void errorsOfUnsampledTrees_areEvents_withoutTheirInputs(Jdk jdk) throws IOException {
    project.runWell(jdk, "sample=0", "demo.Main", "errors");
    List<TraceEvent> events = project.events();
    assertEquals(3, events.size(), events::toString);
    TraceEvent error = project.event("failing");
    assertEquals(TraceStatus.ERROR, error.status());
    assertEquals("n=… not sampled, password=***", error.inputSummary());
    assertEquals("IllegalStateException: 7", error.outputSummary());
    assertEquals(new CapturedValue.Bool(false), error.metadata().get("sampled"));
    assertNotNull(error.parentId());
    assertEquals(TraceStatus.BLOCKED, project.event("blocking").status());
    assertEquals(Map.of("demo.Main#outer", 2L), leftOut(events));

    String block = block();
    assertTrue(block.contains(node("failing", 1, 1)), () -> block);
    assertTrue(block.contains(node("outer", 2, 0)), () -> block);
    assertTrue(block.contains(node("blocking", 1, 0) + "\"blocked\":1,"), () -> block);
    assertTrue(block.contains("\"stability_score\":\"0.6666\""), () -> block);
    assertTrue(block.contains("[\"IllegalStateException: 7\"]"), () -> block);
    assertTrue(block.contains(node("outer", 2, 0) + "\"swallowed\":1,"), () -> block);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aFileWhoseEntriesWereAllLeftOut_hasItsCounters(Jdk jdk) throws IOException {
    project.runWell(jdk, "sample=0", "demo.Main", "trees", "1", "5");
    assertEquals(
        List.of("not_sampled"), project.events().stream().map(TraceEvent::operation).toList());
    String block = block();
    assertTrue(block.contains("{\"trace_id\":\"\","), () -> block);
    assertTrue(block.contains(node("leaf", 10, 0)), () -> block);
    assertTrue(block.contains("\"stability_score\":\"1.0\""), () -> block);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void valuesOfUnsampledTrees_areNotRead(Jdk jdk) {
    String options = "capture.tostring=demo.Main$Loud,trace=values.jsonl,sample=";
    assertEquals("2\n", project.runWell(jdk, options + "1", "demo.Main", "values").out());
    assertEquals("0\n", project.runWell(jdk, options + "0", "demo.Main", "values").out());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansByHand_belongToTheirTree(Jdk jdk) {
    project.runWell(jdk, "sample=0", "demo.Main", "manual");
    List<TraceEvent> events = project.events();
    assertEquals(
        List.of("failed", "not_sampled"), events.stream().map(TraceEvent::operation).toList());
    assertEquals(Map.of("opened by hand", 2L, "demo.Main#leaf", 1L), leftOut(events));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatTheEndCutsOff_belongsToItsTree(Jdk jdk) throws IOException {
    project.runWell(jdk, "sample=0", "demo.Main", "exit");
    assertEquals(Map.of("demo.Main#exit", 1L), leftOut(project.events()));
    String block = block();
    assertTrue(block.contains(node("exit", 1, 0)), () -> block);
    project.runWell(jdk, "sample=1,trace=all.jsonl", "demo.Main", "exit");
    assertEquals(
        List.of("exit"),
        TestProject.events(folder.resolve("all.jsonl")).stream()
            .map(TraceEvent::operation)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatIsLeftOutOfAnIdleProgram_updatesItsBlockAllTheSame(Jdk jdk) throws Exception {
    Process process =
        project.builder(project.command(jdk, "sample=0", "demo.Main", "idle")).start();
    long start = System.nanoTime();
    boolean isThere = false;
    while (!isThere && System.nanoTime() - start < TimeUnit.MINUTES.toNanos(5)) {
      Thread.sleep(20);
      isThere = block().contains(node("leaf", 2, 0));
    }
    process.outputWriter().append("\n").close();
    assertEquals(new ProgramRun(0, "", ""), ProgramRun.of(process));
    assertTrue(isThere, "a block while the program ran");
  }

  private static boolean isOfTheAgent(TraceEvent event) {
    return event.component().equals("l9-agent");
  }

  /** The source with its block, whose lines are one line. */
  private String block() throws IOException {
    Path source = project.sourceRoot().resolve("demo/Main.java");
    return Files.readString(source).replace("\n// ", "");
  }

  private static String node(String method, int calls, int errors) {
    return "{\"id\":\"Main."
        + method
        + "\",\"file\":\"Main.java\",\"layer\":\"system\",\"calls\":"
        + calls
        + ",\"errors\":"
        + errors
        + ",";
  }

  private static Map<String, Long> leftOut(List<TraceEvent> events) {
    Map<String, Long> sums = new TreeMap<>();
    for (TraceEvent event : events) {
      if (event.operation().equals("not_sampled")) {
        ((CapturedValue.Fields) event.metadata().get("methods"))
            .values()
            .forEach(
                (method, count) ->
                    sums.merge(
                        method,
                        Long.parseLong(((CapturedValue.Num) count).value().toString()),
                        Long::sum));
      }
    }
    return sums;
  }

  private static String text(CapturedValue value) {
    return value instanceof CapturedValue.Text text ? text.value() : "";
  }

  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.HrmLayer;
      import dev.l9.trace.L9Sensitive;
      import dev.l9.trace.L9Span;
      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.concurrent.ExecutorService;
      import java.util.concurrent.Executors;
      import java.util.stream.Stream;

      public class Main {
        static class Loud {
          static int calls;

          @Override
          public String toString() {
            calls++;
            return "loud";
          }
        }

        public static void main(String[] args) throws Exception {
          switch (args[0]) {
            case "trees" -> trees(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            case "errors" -> {
              outer(true);
              outer(false);
            }
            case "values" -> {
              values(new Loud());
              System.out.println(Loud.calls);
            }
            case "manual" -> {
              try (L9Span span = L9Tracer.span(HrmLayer.SYSTEM, "outer", "Main", 1)) {
                leaf(1);
                L9Tracer.span(HrmLayer.SYSTEM, "inner", "Main", 1).close();
                L9Tracer.span(HrmLayer.SYSTEM, "failed", "Main", 1)
                    .error(new IllegalStateException("x"))
                    .close();
              }
            }
            case "pool" -> {
              ExecutorService pool = Executors.newFixedThreadPool(2);
              for (int i = 0; i < 500; i++) {
                spread(i, pool);
              }
              pool.shutdown();
            }
            case "exit" -> exit();
            case "idle" -> {
              leaf(1);
              while (!writerSleeps()) {
                Thread.sleep(20);
              }
              leaf(2);
              System.in.read();
            }
            default -> throw new IllegalArgumentException(args[0]);
          }
        }

        /** Until it is woken, or something is due: not for the short time between two looks. */
        static boolean writerSleeps() {
          return Thread.getAllStackTraces().entrySet().stream()
              .filter(e -> e.getKey().getName().equals("l9-trace-writer"))
              .flatMap(e -> Stream.of(e.getValue()))
              .anyMatch(frame -> frame.getMethodName().equals("awaitNext"));
        }

        static void trees(int threads, int count) throws Exception {
          List<Thread> all = new ArrayList<>();
          for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
              for (int i = 0; i < count; i++) {
                root(i);
              }
            });
            thread.start();
            all.add(thread);
          }
          for (Thread thread : all) {
            thread.join();
          }
        }

        @L9Traced
        static int root(int n) {
          return branch(n);
        }

        @L9Traced
        static int branch(int n) {
          return leaf(n) + leaf(n);
        }

        /** A task that is a root, or none, by itself, would be one in half of the cases. */
        @L9Traced
        static int spread(int n, ExecutorService pool) throws Exception {
          Thread thread = new Thread(() -> leaf(n));
          thread.start();
          thread.join();
          return pool.submit(() -> leaf(n)).get();
        }

        @L9Traced
        static int leaf(int n) {
          return n;
        }

        @L9Traced
        static void outer(boolean fails) {
          try {
            if (fails) {
              failing(7, "hunter2");
            } else {
              blocking(8);
            }
          } catch (RuntimeException e) {
            // Wanted.
          }
        }

        @L9Traced
        static void failing(int n, @L9Sensitive String password) {
          throw new IllegalStateException("" + n);
        }

        @L9Traced(blockedBy = UnsupportedOperationException.class)
        static void blocking(int n) {
          throw new UnsupportedOperationException("no");
        }

        @L9Traced
        static Loud values(Loud loud) {
          return loud;
        }

        @L9Traced
        static void exit() {
          System.exit(0);
        }
      }
      """;
}
