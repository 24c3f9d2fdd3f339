package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a traced method throws reaches its caller as it would without the agent. */
class ErrorsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void exceptions_reachTheCallerUnchanged(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Errors.java", ERRORS).compile("-g");
    ProgramRun traced = project.runWell(jdk, "", "demo.Errors");
    assertEquals("", traced.err());
    assertEquals(project.runPlain(jdk, "demo.Errors").out(), traced.out());
    assertEquals(
        """
        same(given=IllegalStateException: given) → IllegalStateException: given [error]
        outer(n=1) → IllegalArgumentException: n is 1 [error]
          inner(n=1) → IllegalArgumentException: n is 1 [error]
        gate(open=false) → Stop: gate closed [blocked]
        subGate() → SubStop: gate closed [blocked]
        caught(n=2) → n is 2
          inner(n=2) → IllegalArgumentException: n is 2 [error]
        last() → finally
        sneaky() → IOException: sneaky [error]
        """,
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void anOverflowOfTheStack_leavesTheProgramAndTheNextSpansRight(Jdk jdk) {
    TestProject project =
        new TestProject(folder)
            .source("demo/Overflow.java", OVERFLOW)
            .compile("-g")
            .javaOptions("-Xss512k");
    ProgramRun run = project.runWell(jdk, "update=false", "demo.Overflow");
    // At the very end of the stack there may be no room to hand over an event, which is counted.
    assertTrue(
        run.err().lines().allMatch(line -> line.matches(".* [1-5] events? (was|were) dropped.*")),
        run::err);
    assertEquals("5 overflows, state intact\nchecked 5\n", run.out());
    List<TraceEvent> events = project.events();
    List<TraceEvent> rounds =
        events.stream().filter(event -> event.operation().equals("round")).toList();
    assertEquals(5, rounds.size());
    assertTrue(rounds.stream().allMatch(event -> event.parentId() == null), "rounds are roots");
    List<TraceEvent> checks =
        events.stream().filter(event -> event.operation().equals("check")).toList();
    assertEquals(5, checks.size());
    for (int i = 0; i < 5; i++) {
      String round = rounds.get(i).traceId();
      assertEquals(round, checks.get(i).parentId(), "the check after the overflow of round " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aLackOfMemory_leavesTheProgramAndTheNextSpansRight(Jdk jdk) {
    TestProject project =
        new TestProject(folder)
            .source("demo/Memory.java", MEMORY)
            .compile("-g")
            .javaOptions("-Xmx48m");
    ProgramRun run = project.runWell(jdk, "update=false", "demo.Memory");
    assertEquals("", run.err());
    assertEquals("3 times out of memory\nafter\n", run.out());
    TraceEvent after = project.event("after");
    assertEquals(null, after.parentId());
    long errors =
        project.events().stream().filter(event -> event.status() == TraceStatus.ERROR).count();
    assertEquals(3, errors);
  }

  static Stream<Jdk> jdksThatCanStopAThread() {
    return Jdk.each().filter(jdk -> jdk.version() < 20);
  }

  @ParameterizedTest
  @MethodSource("jdksThatCanStopAThread")
  void aThreadThatIsStopped_ends_andLeavesTheNextSpansRight(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Stop.java", STOP).compile("-g");
    ProgramRun run = project.runWell(jdk, "update=false,rate=10", "demo.Stop");
    assertTrue(run.err().lines().allMatch(line -> line.contains("dropped")), run::err);
    assertEquals("40 stopped\n", run.out());
    List<TraceEvent> afterwards =
        project.events().stream().filter(event -> event.operation().equals("after")).toList();
    // A span whose thread is stopped while it hands it over is lost, and counted.
    Matcher dropped =
        Pattern.compile("(\\d+) events? (?:was|were) dropped in all").matcher(run.err());
    int lost = dropped.find() ? Integer.parseInt(dropped.group(1)) : 0;
    assertTrue(afterwards.size() <= 40 && afterwards.size() + lost >= 40, run::err);
    assertTrue(afterwards.stream().allMatch(event -> event.parentId() == null));
  }

  private static final String STOP =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Stop {
        static volatile long calls;

        static class Worker extends Thread {
          private int n;

          @Override
          public void run() {
            try {
              while (true) {
                n = work(n, new int[] {n});
                calls++;
              }
            } catch (ThreadDeath e) {
              try {
                after(new IllegalStateException("stopped")); // Errors are always written.
              } catch (IllegalStateException thrown) {
                // The thread ends.
              }
            }
          }
        }

        @SuppressWarnings("removal")
        public static void main(String[] args) throws Exception {
          int stopped = 0;
          for (int i = 0; i < 40; i++) {
            Worker worker = new Worker();
            worker.setDaemon(true);
            long before = calls;
            worker.start();
            while (calls < before + 100) {
              Thread.onSpinWait();
            }
            worker.stop();
            worker.join(20_000);
            stopped += worker.isAlive() ? 0 : 1;
          }
          System.out.println(stopped + " stopped");
        }

        @L9Traced
        static int work(int n, int[] values) {
          return n + values.length;
        }

        @L9Traced
        static void after(RuntimeException failure) {
          throw failure;
        }
      }
      """;

  private static final String MEMORY =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.ArrayList;
      import java.util.List;

      public class Memory {
        public static void main(String[] args) throws Exception {
          before();
          while (Files.notExists(Path.of("trace.jsonl")) || Files.size(Path.of("trace.jsonl")) == 0) {
            Thread.sleep(10); // Then it is written, and the classes for that are loaded.
          }
          int caught = 0;
          for (int i = 0; i < 3; i++) {
            try {
              fill(new ArrayList<>());
            } catch (OutOfMemoryError e) {
              caught++;
            }
          }
          System.out.println(caught + " times out of memory");
          System.out.println(after());
        }

        @L9Traced
        static int fill(List<Object> hoard) {
          for (int size = 1 << 20; ; ) {
            try {
              hoard.add(new byte[size]);
            } catch (OutOfMemoryError e) {
              if (size < 64) {
                throw e;
              }
              size /= 2;
            }
          }
        }

        @L9Traced
        static void before() {}

        @L9Traced
        static String after() {
          return "after";
        }
      }
      """;

  private static final String OVERFLOW =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Overflow {
        static int overflows;
        static int entered;
        static int left;
        static int checked;

        public static void main(String[] args) throws Exception {
          for (int i = 0; i < 5; i++) {
            round(i);
          }
          boolean intact = entered == left;
          System.out.println(overflows + " overflows, state " + (intact ? "intact" : "broken"));
          System.out.println("checked " + checked);
        }

        @L9Traced
        static void round(int number) {
          try {
            descend(number, "text", 0);
          } catch (StackOverflowError e) {
            overflows++;
          }
          check();
        }

        @L9Traced
        static long descend(int number, Object value, long depth) {
          entered++;
          try {
            return descend(number, value, depth + 1) + 1;
          } finally {
            left++;
          }
        }

        @L9Traced
        static void check() {
          checked++;
        }
      }
      """;

  private static final String ERRORS =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.io.IOException;

      public class Errors {
        static class Stop extends RuntimeException {
          Stop() {
            super("gate closed");
          }
        }

        static class SubStop extends Stop {}

        public static void main(String[] args) {
          IllegalStateException given = new IllegalStateException("given");
          try {
            same(given);
          } catch (IllegalStateException e) {
            System.out.println("same object: " + (e == given));
          }
          attempt(() -> outer(1));
          attempt(() -> gate(false));
          attempt(Errors::subGate);
          System.out.println(caught(2));
          System.out.println(last());
          attempt(Errors::sneaky);
        }

        static void attempt(Runnable task) {
          try {
            task.run();
          } catch (Throwable t) {
            System.out.println(t);
            for (StackTraceElement frame : t.getStackTrace()) {
              System.out.println("  " + frame);
            }
          }
        }

        @L9Traced
        static void same(RuntimeException given) {
          throw given;
        }

        @L9Traced
        static int outer(int n) {
          return inner(n) + 1;
        }

        @L9Traced
        static int inner(int n) {
          throw new IllegalArgumentException("n is " + n);
        }

        @L9Traced(blockedBy = {IOException.class, Stop.class})
        static void gate(boolean open) {
          if (!open) {
            throw new Stop();
          }
        }

        @L9Traced(blockedBy = Stop.class)
        static void subGate() {
          throw new SubStop();
        }

        @L9Traced
        static String caught(int n) {
          try {
            return "" + inner(n);
          } catch (IllegalArgumentException e) {
            return e.getMessage();
          }
        }

        @SuppressWarnings("finally")
        @L9Traced
        static String last() {
          try {
            throw new IllegalStateException();
          } finally {
            return "finally";
          }
        }

        @L9Traced
        static void sneaky() {
          Errors.<RuntimeException>sneak(new IOException("sneaky"));
        }

        @SuppressWarnings("unchecked")
        static <T extends Throwable> void sneak(Throwable t) throws T {
          throw (T) t;
        }
      }
      """;
}
