package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SomeCases;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards the cost of a traced call by what can be counted: allocated bytes, and what the JIT does
 * with the woven calls. Times are measured in {@code benchmarks}.
 */
class HotPathIT {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Hot.java", HOT).compile("-g").onOrdinaryJvm();
  }

  /** The plain call on each JDK. Half of all sampled, and some within a rate, have both ways. */
  static Stream<Arguments> options() {
    List<String> more =
        SomeCases.of(
            2, List.of(",sample=0.5", ",rate=10000,capture.full=demo..*", ",sample=0", ",rate=0"));
    String options = "trace=none,update=false";
    return Stream.concat(
        Jdk.each().map(jdk -> Arguments.of(jdk, options)),
        Jdk.inTurn(more, (jdk, one) -> Arguments.of(jdk, options + one)));
  }

  @ParameterizedTest
  @MethodSource("options")
  void aTracedCall_allocatesNothing(Jdk jdk, String options) {
    project.javaOptions("-Xms256m", "-Xmx256m");
    ProgramRun run = project.runWell(jdk, options, "demo.Hot", "allocation");
    List<String> lines = run.out().lines().toList();
    assertEquals(6, lines.size(), run::out);
    for (String line : lines) {
      String kind = line.substring(0, line.indexOf(' '));
      double bytes = Double.parseDouble(line.substring(kind.length() + 1));
      // Entries of maps are read by an iterator; whatever else shows up is a slide.
      double limit = kind.equals("map") ? 200 : 1;
      assertTrue(bytes <= limit, line + " bytes a call");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theCallsOfTheBridge_areInlined(Jdk jdk) {
    project.javaOptions(
        "-Xbatch",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:+PrintInlining",
        "-XX:-TieredCompilation");
    ProgramRun run = project.runWell(jdk, "trace=none,update=false", "demo.Hot", "inlining");
    List<String> bridge =
        run.out().lines().filter(line -> line.contains("L9TraceDispatcher::")).toList();
    for (String method : List.of("begin", "argument", "start", "exit")) {
      String call = "java.lang.L9TraceDispatcher::" + method + " ";
      List<String> calls = bridge.stream().filter(line -> line.contains(call)).toList();
      assertFalse(calls.isEmpty(), () -> "the JIT hasn't seen " + method);
      // What was compiled before its caller is called instead, which is as good.
      assertTrue(
          calls.stream()
              .allMatch(
                  line -> line.contains("inline (hot)") || line.contains("already compiled into")),
          () -> method + " is not inlined: " + String.join("\n", calls));
    }
    // 22 bytes without the agent. What is woven in may push a method over a limit of the JIT.
    assertTrue(run.out().contains("demo.Hot::count (84 bytes)"), () -> "other code: " + run.out());
  }

  private static final String HOT =
      """
      package demo;

      import com.sun.management.ThreadMXBean;
      import dev.l9.trace.L9Traced;
      import java.lang.management.ManagementFactory;
      import java.util.List;
      import java.util.Map;

      public class Hot {
        record Order(int depth, String item, long cents, boolean paid) {}

        interface Call {
          Object run(int i);
        }

        static final List<Integer> LIST = List.of(1, 2, 3);
        static final Map<String, Integer> MAP = Map.of("a", 1, "b", 2);
        static final Order ORDER = new Order(3, "analytical engine", 1250, true);
        static final double[] DOUBLES = {};
        static long sink;

        public static void main(String[] args) throws Exception {
          if (args[0].equals("inlining")) {
            for (int i = 0; i < 100_000; i++) {
              sink += count(i, 10);
            }
            return;
          }
          measure("long", 1, i -> { sink += count(i, 10); return null; });
          measure("double", 1, i -> { sink += (long) scale(i, 0.5, true); return null; });
          measure("text", 1, i -> text("Ada Lovelace"));
          measure("list", 1, i -> list(LIST));
          measure("record", 1, i -> place("Ada Lovelace", LIST, ORDER));
          measure("map", 200, i -> map(MAP));
        }

        static void measure(String kind, double enough, Call call) throws Exception {
          ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
          for (int i = 0; i < 30_000; i++) {
            call.run(i);
          }
          // Until the JIT is done, which takes as long as it takes.
          double least = Double.MAX_VALUE;
          for (int round = 0; round < 600 && least > enough; round++) {
            Thread.sleep(50);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_000; i++) {
              call.run(i);
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 2_000.0);
          }
          System.out.println(kind + " " + least);
        }

        @L9Traced
        static long count(long value, int depth) {
          return depth <= 1 ? value : count(value + depth, depth - 1) + 1;
        }

        @L9Traced
        static double scale(int value, double by, boolean up) {
          return up ? value * by : value;
        }

        @L9Traced
        static String text(String text) {
          return text;
        }

        @L9Traced
        static List<Integer> list(List<Integer> list) {
          return list;
        }

        @L9Traced
        static Order place(String customer, List<Integer> quantities, Order order) {
          return order;
        }

        @L9Traced
        static Map<String, Integer> map(Map<String, Integer> map) {
          return map;
        }
      }
      """;
}
