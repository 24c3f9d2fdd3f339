package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spans and events that a program writes by hand, with the agent and without. */
@JdksInTurn
class ApiIT {

  private static final int UNCLOSED = Boolean.getBoolean("l9.stress") ? 1_000_000 : 100_000;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansAndEventsByHand_areWrittenWithAnAgent_andAreNothingWithout(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Api.java", API).compile("-g");
    assertEquals("no id\n4\nno id\n", project.runPlain(jdk, "demo.Api").out());
    ProgramRun run = project.runWell(jdk, "", "demo.Api");
    assertEquals("", run.err());
    assertEquals("alt_ id\n4\nno id\n", run.out());
    assertEquals(
        """
        execute(name=build, depth=2) → IOError: disk [error]
        transition(L3) → L2
          work(n=3) → 4
            altitude.note(before) → after
          gate(signal) → closed for now [blocked]
          route() → IllegalStateException: lost [error]
        execute()
        """,
        TraceText.tree(project.events()));
    TraceEvent span = project.event("transition");
    assertEquals(HrmLayer.ALTITUDE, span.layer());
    assertEquals("Controller", span.component());
    assertTrue(span.traceId().startsWith("alt_"), span::traceId);
    assertEquals(new CapturedValue.Text("0.75"), span.metadata().get("confidence"));
    assertEquals(new CapturedValue.Text("***"), span.metadata().get("password"));
    TraceEvent work = project.event("work");
    assertEquals(new CapturedValue.Text("yes"), work.metadata().get("from"));
    assertEquals(new CapturedValue.Text("mine"), work.metadata().get("user.task"));
    TraceEvent executor =
        project.events().stream()
            .filter(event -> event.operation().equals("execute"))
            .findFirst()
            .orElseThrow();
    assertEquals(new CapturedValue.Text("agent-7:compile"), executor.metadata().get("task"));
    assertEquals(new CapturedValue.Text("t-1"), executor.metadata().get("task_id"));
    assertEquals(1500, executor.durationMs());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatIsWrapped_isAPartOfTheTrace_andTheSameObjectWithoutAnAgent(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Wrap.java", WRAP).compile("-g");
    assertEquals("the same 5\nnull\n", project.runPlain(jdk, "demo.Wrap").out());
    assertEquals(
        new ProgramRun(0, "the same 0\nnull\n", ""), project.run(jdk, "update=false", "demo.Wrap"));
    assertEquals(
        """
        in()
          work(n=callable) → callable
          work(n=current) → current
          work(n=executed) → executed
          work(n=function) → function
          work(n=runnable) → runnable
          work(n=supplier) → supplier
          work(n=thrown) → thrown
        work(n=outside) → outside
        work(n=unwrapped) → unwrapped
        """,
        TraceText.sortedTree(project.events()));
    assertFalse(project.event("in").metadata().containsKey("from"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spansThatAreNeverClosed_areBounded_andCounted(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Open.java", OPEN).compile("-g");
    project.javaOptions("-Xmx32m");
    ProgramRun run = project.runWell(jdk, "trace=none,update=false", "demo.Open", "" + UNCLOSED);
    assertEquals("still current\n", run.out());
    assertEquals(2, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("doesn't close the spans that it opens, such as 'forgotten'"));
    Matcher dropped = Pattern.compile("(\\d+) events were dropped in all").matcher(run.err());
    assertTrue(dropped.find(), run::err);
    int open = UNCLOSED - Integer.parseInt(dropped.group(1));
    assertTrue(open > 100 && open <= 20_000, () -> open + " are still open");
  }

  private static final String OPEN =
      """
      package demo;

      import dev.l9.trace.HrmLayer;
      import dev.l9.trace.L9Span;
      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;

      public class Open {
        @L9Traced
        public static void main(String[] args) {
          L9Span last = null;
          for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            last = L9Tracer.span(HrmLayer.SYSTEM, "forgotten", "Open", i);
          }
          String id = L9Tracer.currentTraceId();
          last.close();
          System.out.println(id.equals(L9Tracer.currentTraceId()) ? "lost" : "still current");
        }
      }
      """;

  private static final String WRAP =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.concurrent.*;
      import java.util.function.*;

      public class Wrap {
        static final BlockingQueue<Runnable> QUEUE = new LinkedBlockingQueue<>();
        static String inId;

        /** Hands tasks over in a way that nobody can know. */
        static final Executor OWN = QUEUE::add;

        public static void main(String[] args) throws Exception {
          Executor wrapped = in();
          Thread thread = new Thread(() -> {
            while (!QUEUE.isEmpty()) {
              try {
                QUEUE.poll().run();
              } catch (IllegalStateException expected) {
                System.out.print(expected.getMessage());
              }
            }
          });
          wrapped.execute(() -> work("outside"));
          thread.start();
          thread.join();
          System.out.println(L9Tracer.wrap((Runnable) null));
        }

        @L9Traced(captureOutput = false)
        static Executor in() {
          inId = "" + L9Tracer.currentTraceId();
          Runnable runnable = () -> work("runnable");
          Callable<String> callable = () -> work("callable");
          Supplier<String> supplier = () -> work("supplier");
          Function<String, String> function = Wrap::work;
          Runnable r = L9Tracer.wrap(runnable);
          Callable<String> c = L9Tracer.wrap(callable);
          Supplier<String> s = L9Tracer.wrap(supplier);
          Function<String, String> f = L9Tracer.wrap(function);
          Executor e = L9Tracer.wrap(OWN);
          int same = (r == runnable ? 1 : 0) + (c == callable ? 1 : 0) + (s == supplier ? 1 : 0)
              + (f == function ? 1 : 0) + (e == OWN ? 1 : 0);
          System.out.println("the same " + same);
          OWN.execute(() -> work("unwrapped"));
          OWN.execute(r);
          OWN.execute(() -> { try { c.call(); } catch (Exception x) { throw new IllegalStateException(x); } });
          OWN.execute(s::get);
          OWN.execute(() -> f.apply("function"));
          OWN.execute(L9Tracer.wrap((Runnable) () -> {
            L9Tracer.metadata("from", "another thread");
            work(inId.equals(L9Tracer.currentTraceId()) ? "current" : "lost");
          }));
          OWN.execute(L9Tracer.wrap((Runnable) () -> { work("thrown"); throw new IllegalStateException(""); }));
          e.execute(() -> work("executed"));
          return e;
        }

        @L9Traced
        static String work(String n) {
          return n;
        }
      }
      """;

  private static final String API =
      """
      package demo;

      import dev.l9.trace.HrmLayer;
      import dev.l9.trace.L9Span;
      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.LinkedHashMap;
      import java.util.List;
      import java.util.Map;

      public class Api {
        public static void main(String[] args) {
          try (L9Span span = L9Tracer.span(HrmLayer.ALTITUDE, "transition", "Controller", "L3")) {
            String id = L9Tracer.currentTraceId();
            System.out.println(id == null ? "no id" : id.substring(0, 4) + " id");
            System.out.println(work(3));
            span.output("L2");
            span.confidence(0.75);
            span.metadata("password", "hunter2");
            try (L9Span gate = L9Tracer.span(HrmLayer.FOCUS, "gate", "Gate", "signal")) {
              gate.blocked("closed for now");
            }
            try (L9Span route = L9Tracer.span(HrmLayer.FOCUS, "route", "Router", null)) {
              route.error(new IllegalStateException("lost"));
            }
          }
          Map<String, Object> inputs = new LinkedHashMap<>();
          inputs.put("name", "build");
          inputs.put("depth", 2);
          L9Tracer.emitExecutorTrace(
              "t-1", "compile", "agent-7", inputs, Map.of(), 1500, List.of("IOError: disk"),
              List.of("retry"));
          L9Tracer.emitExecutorTrace(null, null, null, null, null, -1, null, null);
          System.out.println(L9Tracer.currentTraceId() == null ? "no id" : "an id");
        }

        @L9Traced
        static int work(int n) {
          L9Tracer.metadata("from", "yes");
          L9Tracer.metadata("task", "mine");
          L9Tracer.event(
              HrmLayer.ALTITUDE, "altitude.note", "Api", "before", "after", "success", Map.of());
          return n + 1;
        }
      }
      """;
}
