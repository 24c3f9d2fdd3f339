package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.OnEachJdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a program does with the API, or a user with the agent, costs nobody the program. */
@JdksInTurn
class MisuseIT {

  @TempDir Path folder;

  private TestProject program(String name, String body) {
    String source =
        """
        package demo;

        import dev.l9.trace.*;
        import java.util.*;
        import java.util.concurrent.*;

        public class %s {
        %s}
        """
            .formatted(name, body);
    return new TestProject(folder).source("demo/" + name + ".java", source).compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansThatOtherThreadsClose_areWrittenOnce_andHangNothing(Jdk jdk) {
    TestProject project =
        program(
            "Async",
            """
              static final ExecutorService POOL = Executors.newFixedThreadPool(2);

              @L9Traced
              static CompletableFuture<String> handle(int i) {
                L9Span span = L9Tracer.span(HrmLayer.FOCUS, "fetch", "Async", i);
                return CompletableFuture.supplyAsync(() -> "r" + i, POOL)
                    .whenComplete((result, thrown) -> {
                      span.output(result);
                      span.close();
                    });
              }

              public static void main(String[] args) throws Exception {
                for (int i = 0; i < 5000; i++) {
                  handle(i);
                }
                POOL.shutdown();
                System.out.println(POOL.awaitTermination(5, TimeUnit.MINUTES));
              }
            """);
    ProgramRun run = project.runWell(jdk, "update=false", "demo.Async");
    assertEquals("true\n", run.out());
    Set<String> ids = new HashSet<>();
    long dropped = 0;
    List<TraceEvent> events = project.events();
    for (TraceEvent event : events) {
      assertTrue(ids.add(event.traceId()), () -> "twice: " + event);
      if (event.metadata().get("dropped") instanceof CapturedValue.Num count) {
        dropped += count.value().longValue() - 1; // One line stands for them.
      }
    }
    assertEquals(10_000, events.size() + dropped, run::err);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansWhoseThreadEnds_areWritten(Jdk jdk) {
    TestProject project =
        program(
            "Ends",
            """
              static class Base {
                Base(int n) {
                  throw new IllegalStateException("no");
                }
              }

              static class Derived extends Base {
                @L9Traced
                Derived(int n) {
                  super(argument(n));
                }

                @L9Traced
                static int argument(int n) {
                  return n;
                }
              }

              static void derive(int n) {
                try {
                  new Derived(n);
                } catch (IllegalStateException expected) {
                  System.out.println(n);
                }
              }

              public static void main(String[] args) throws Exception {
                Thread other = new Thread(() -> derive(1));
                other.start();
                other.join();
                Thread open = new Thread(() -> {
                  L9Tracer.span(HrmLayer.FOCUS, "never closed", "Ends", null);
                  Derived.argument(3);
                });
                open.start();
                open.join();
                derive(2);
              }
            """);
    ProgramRun run = project.runWell(jdk, "", "demo.Ends");
    assertEquals(new ProgramRun(0, "1\n2\n", ""), run);
    assertEquals(
        """
        <init>(n=1) → its end was not seen [error]
          argument(n=1) → 1
        never closed() → its end was not seen [error]
          argument(n=3) → 3
        <init>(n=2) → its end was not seen [error]
          argument(n=2) → 2
        """,
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansThatAreWrittenToAtTheVeryEnd_costNoOther(Jdk jdk) throws IOException {
    TestProject project =
        program(
            "Busy",
            """
              @L9Traced
              static void work(int i) {}

              public static void main(String[] args) throws Exception {
                for (int t = 0; t < 3; t++) {
                  Thread busy = new Thread(() -> {
                    while (true) {
                      try (L9Span span = L9Tracer.span(HrmLayer.FOCUS, "busy", "Busy", null)) {
                        for (int i = 0; i < 90; i++) {
                          span.metadata("key" + i, i);
                        }
                      }
                    }
                  });
                  busy.setDaemon(true);
                  busy.start();
                }
                for (int i = 0; i < 1000; i++) {
                  work(i);
                }
              }
            """);
    project.javaOptions("-Xmx64m"); // So that not much waits to be written.
    ProgramRun run = project.runWell(jdk, "update.interval=end", "demo.Busy");
    assertTrue(!run.err().contains("error"), run::err);
    String source =
        Files.readString(project.sourceRoot().resolve("demo/Busy.java")).replace("\n// ", "");
    assertTrue(source.contains("{\"id\":\"Busy.work\""), source);
    assertTrue(source.contains("\"calls\":1000,"), source);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatIsPassedByHand_isBounded_andMayBeNull(Jdk jdk) throws IOException {
    TestProject project =
        program(
            "Large",
            """
              public static void main(String[] args) {
                String large = "x".repeat(10_000_000);
                try (L9Span span = L9Tracer.span(null, large, large, large)) {
                  span.metadata(large, large);
                  for (int i = 0; i < 10_000; i++) {
                    span.metadata("key" + i, i);
                  }
                }
                L9Tracer.span(null, null, null, null).error(null).blocked(null).close();
                L9Tracer.event(null, null, null, null, null);
                L9Tracer.event(null, large, null, null, null, null, null);
                L9Tracer.metadata(null, null);
                System.out.println("done");
              }
            """);
    assertEquals("done\n", project.runPlain(jdk, "demo.Large").out());
    ProgramRun run = project.runWell(jdk, "", "demo.Large");
    assertEquals(new ProgramRun(0, "done\n", ""), run);
    assertEquals(4, project.events().size());
    for (String line : Files.readAllLines(project.traceFile())) {
      assertTrue(line.length() < 10_000, () -> "a line of " + line.length());
    }
    assertEquals(
        new CapturedValue.Text("… 9901 more"), project.events().get(0).metadata().get("…"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theAgentAttachedTwice_saysSo_andTracesOnce(Jdk jdk) {
    TestProject project = program("Once", ONCE);
    List<String> command = new ArrayList<>(project.command(jdk, "", "demo.Once"));
    command.add(1, "-javaagent:" + TestProject.AGENT + "=trace=second.jsonl");
    ProgramRun run = ProgramRun.of(project.builder(command));
    assertEquals("done\n", run.out());
    assertEquals(
        "[l9] warn: the agent is attached twice; the options of the first time hold\n", run.err());
    assertEquals(1, TestProject.events(folder.resolve("second.jsonl")).size());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void underASecurityManager_theProgramStarts(Jdk jdk) {
    assumeTrue(jdk.version() < 24, "JDK 24 did away with the security manager");
    TestProject project = program("Once", ONCE).javaOptions("-Djava.security.manager");
    assertEquals("done\n", project.runPlain(jdk, "demo.Once").out());
    ProgramRun run = project.runWell(jdk, "", "demo.Once");
    assertEquals("done\n", run.out());
  }

  /** What the agent does on its own is its own right; what is refused for good, it says. */
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void aSecurityManagerThatDeniesAll_isNotCalledByCaptures_andIsNamed(Jdk jdk) {
    assumeTrue(jdk.version() < 24, "JDK 24 did away with the security manager");
    TestProject project = program("Deny", DENY).javaOptions("-Djava.security.manager=allow");
    ProgramRun run = project.runWell(jdk, "update=false", "demo.Deny");
    assertEquals("called 0 times\n", run.out());
    List<String> said = run.err().lines().filter(line -> line.startsWith("[l9]")).toList();
    assertEquals(2, said.size(), run::err);
    assertTrue(
        said.get(0).startsWith("[l9] warn: can't write events to trace.jsonl (java.lang.Secu"));
    assertTrue(said.get(1).endsWith(" dropped in all"), run::err);
  }

  private static final String DENY =
      """
        static int calls;

        static class Box {
          Object inner = List.of(1);
        }

        @L9Traced
        static Box take(Box box, Map<String, Integer> map) {
          return box;
        }

        public static void main(String[] args) throws Exception {
          Box box = new Box();
          Map<String, Integer> map = Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1)));
          System.setSecurityManager(
              new SecurityManager() {
                @Override
                public void checkPermission(java.security.Permission permission) {
                  if (Thread.currentThread().getName().equals("main")) {
                    calls++;
                  }
                  throw new SecurityException("denied: " + permission);
                }
              });
          take(box, map);
          System.out.println("called " + calls + " times");
        }
      """;

  private static final String ONCE =
      """
        @L9Traced
        static void work() {
          System.out.println("done");
        }

        public static void main(String[] args) {
          work();
        }
      """;
}
