package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.tree.TraceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code rate}: so many events a second of a method, and an exact count of the rest. */
@JdksInTurn
class RateIT {

  private static final int THREADS = 4;
  private static final int CALLS = 20_000;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Main.java", MAIN).compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void everyCall_isAnEventOrCounted_andErrorsAreAlwaysEvents(Jdk jdk) throws IOException {
    ProgramRun run =
        project.runWell(
            jdk,
            "rate=50;demo.Main#cold:1000000,log=info",
            "demo.Main",
            "flood",
            "" + THREADS,
            "" + CALLS);
    List<TraceEvent> events = project.events();
    int calls = THREADS * CALLS;
    assertEquals(calls / 100, count(events, "hot", TraceStatus.ERROR));
    assertEquals(calls / 100, count(events, "hot", TraceStatus.BLOCKED));
    long written = count(events, "hot", TraceStatus.SUCCESS);
    assertEquals(calls / 100 * 98, written + leftOut(events, "demo.Main#hot"));
    assertTrue(written >= 50, written + " written");
    // A call may begin in one second and end in a later one.
    assertTrue(written <= 50 * (seconds(events) + 10), written + " written");
    assertEquals(10 * THREADS, count(events, "cold", TraceStatus.SUCCESS));
    assertEquals(Set.of("demo.Main#hot"), methodsLeftOut(events));
    assertTrue(run.err().contains("events left out (rate_limited): {demo.Main#hot="), run::err);

    String block =
        Files.readString(project.sourceRoot().resolve("demo/Main.java")).replace("\n// ", "");
    String node = "{\"id\":\"Main.hot\",\"file\":\"Main.java\",\"layer\":\"system\",";
    assertTrue(
        block.contains(node + "\"calls\":" + calls + ",\"errors\":" + calls / 100 + ","),
        () -> block);
    assertTrue(block.contains("\"stability_score\":\"0.9899\""), () -> block);
    // The latest execution that has an event.
    String id = block.replaceAll("(?s).*?\"trace_id\":\"([^\"]*)\".*", "$1");
    assertTrue(events.stream().anyMatch(event -> event.traceId().equals(id)), id);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void noneASecond_leavesErrorsOnly(Jdk jdk) {
    project.runWell(jdk, "rate=0", "demo.Main", "flood", "1", "200");
    List<TraceEvent> events = project.events();
    assertEquals(0, count(events, "hot", TraceStatus.SUCCESS));
    assertEquals(2, count(events, "hot", TraceStatus.ERROR));
    assertEquals(2, count(events, "hot", TraceStatus.BLOCKED));
    assertEquals(196, leftOut(events, "demo.Main#hot"));
    assertEquals(10, leftOut(events, "demo.Main#cold"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void childrenOfWhatIsLeftOut_keepTheirParentsId_andAreDrawnAsRoots(Jdk jdk) {
    project.runWell(jdk, "rate=demo.Main#outer:0", "demo.Main", "nested");
    List<TraceEvent> events = project.events();
    List<TraceEvent> inner = named(events, "inner");
    assertEquals(3, inner.size());
    Set<String> ids = events.stream().map(TraceEvent::traceId).collect(Collectors.toSet());
    for (TraceEvent event : inner) {
      assertFalse(ids.contains(event.parentId()));
      assertEquals(new CapturedValue.Text(event.parentId()), event.metadata().get("root_id"));
    }
    assertEquals(
        List.of("[sys] Main.inner: n=1", "  └─[sys] Main.leaf: n=1"),
        TraceTree.lines(events).stream()
            .limit(2)
            .map(line -> line.substring(0, line.indexOf(" →")))
            .toList());
    assertEquals(3, leftOut(events, "demo.Main#outer"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theConsole_doesNotWaitForARootThatIsLeftOut(Jdk jdk) throws IOException {
    Process process =
        project
            .builder(
                project.command(
                    jdk, "rate=demo.Main#outer:0,console=true", "demo.Main", "nested", "wait"))
            .start();
    String line = process.errorReader().readLine(); // While the program still runs.
    process.outputWriter().append("\n").close();
    assertEquals(0, ProgramRun.of(process).exitCode());
    assertTrue(line.startsWith("[sys] Main.inner: n=1 → 1"), line);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansOpenedByHand_haveNoRate(Jdk jdk) {
    project.runWell(jdk, "rate=0", "demo.Main", "manual");
    assertEquals(5, named(project.events(), "by hand").size());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void withoutARate_nothingIsLeftOutOrSaid(Jdk jdk) {
    project.runWell(jdk, "", "demo.Main", "flood", "1", "200");
    assertEquals(210, project.events().size());
  }

  static long count(List<TraceEvent> events, String operation, TraceStatus status) {
    return named(events, operation).stream().filter(event -> event.status() == status).count();
  }

  private static List<TraceEvent> named(List<TraceEvent> events, String operation) {
    return events.stream().filter(event -> event.operation().equals(operation)).toList();
  }

  private static Set<String> methodsLeftOut(List<TraceEvent> events) {
    return named(events, "rate_limited").stream()
        .map(event -> (CapturedValue.Fields) event.metadata().get("methods"))
        .flatMap(methods -> methods.values().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The sum for a method; the sums of all methods must be the totals, too. */
  private static long leftOut(List<TraceEvent> events, String method) {
    long sum = 0;
    long ofMethod = 0;
    for (TraceEvent event : named(events, "rate_limited")) {
      var methods = ((CapturedValue.Fields) event.metadata().get("methods")).values();
      for (var entry : methods.entrySet()) {
        sum += number(entry.getValue());
        ofMethod += entry.getKey().equals(method) ? number(entry.getValue()) : 0;
      }
      assertEquals(sum, number(event.metadata().get("rate_limited_total")));
    }
    return ofMethod;
  }

  private static long number(CapturedValue value) {
    return Long.parseLong(((CapturedValue.Num) value).value().toString());
  }

  private static long seconds(List<TraceEvent> events) {
    Comparator<TraceEvent> byTime = Comparator.comparing(TraceEvent::timestamp);
    return Duration.between(
            events.stream().min(byTime).orElseThrow().timestamp(),
            events.stream().max(byTime).orElseThrow().timestamp())
        .toSeconds();
  }

  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.HrmLayer;
      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.ArrayList;
      import java.util.List;

      public class Main {
        public static void main(String[] args) throws Exception {
          switch (args[0]) {
            case "flood" -> flood(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            case "nested" -> {
              for (int i = 1; i <= 3; i++) {
                outer(i);
              }
              if (args.length > 1) {
                System.in.read();
              }
            }
            default -> {
              for (int i = 0; i < 5; i++) {
                L9Tracer.span(HrmLayer.SYSTEM, "by hand", "Main", i).close();
              }
            }
          }
        }

        static void flood(int threads, int calls) throws Exception {
          List<Thread> all = new ArrayList<>();
          for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
              for (int i = 0; i < calls; i++) {
                try {
                  hot(i % 100);
                } catch (IllegalStateException | UnsupportedOperationException e) {
                  // Wanted.
                }
              }
              for (int i = 0; i < 10; i++) {
                cold();
              }
            });
            thread.start();
            all.add(thread);
          }
          for (Thread thread : all) {
            thread.join();
          }
        }

        @L9Traced(blockedBy = UnsupportedOperationException.class)
        static int hot(int n) {
          if (n == 50) {
            throw new IllegalStateException("fifty");
          }
          if (n == 51) {
            throw new UnsupportedOperationException("blocked");
          }
          return n;
        }

        @L9Traced
        static void cold() {}

        @L9Traced
        static int outer(int n) {
          return inner(n);
        }

        @L9Traced
        static int inner(int n) {
          return leaf(n);
        }

        @L9Traced
        static int leaf(int n) {
          return n;
        }
      }
      """;
}
