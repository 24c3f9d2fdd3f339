package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Constructors are traced from before {@code super(…)} on, however they end. */
class ConstructorsIT {

  @TempDir Path folder;

  static Stream<Arguments> jdksAndDebugInformation() {
    return Jdk.inTurn(List.of("-g", "-g:none", "-parameters"), Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("jdksAndDebugInformation")
  void constructors_areTracedWithWhatTheyCall(Jdk jdk, String debug) {
    TestProject project =
        new TestProject(folder).source("demo/Shapes.java", SHAPES).compileWith(jdk, debug);
    ProgramRun run = project.runWell(jdk, "", "demo.Shapes");
    assertEquals("", run.err());
    assertEquals("base failed\nsuper failed\nbody failed\nGREEN 3\nok\n", run.out());
    String expected =
        """
        main(args=[])
          <init>(width=2, height=3)
            twice(n=2) → 4
            <init>(area=12)
            after()
          <init>(size=5)
            <init>(name=point, label=outer-5)
          <init>(name=base failed) → IllegalStateException: base failed [error]
            check(name=base failed) → IllegalStateException: base failed [error]
          <init>(mode=super) → its end was not seen [error]
            <init>(mode=super) → IllegalStateException: super failed [error]
          <init>(mode=body) → IllegalStateException: body failed [error]
            <init>(mode=body)
          <init>(rank=1)
          <init>(rank=2)
          rank(extra=1) → 3
          <init>(x=1, y=2)
          after()
        """;
    assertEquals(
        debug.equals("-g:none") ? withoutNames(expected) : expected,
        TraceText.tree(project.events()));
  }

  /** The tree as it is without debug information: parameters are arg0, arg1 … */
  private static String withoutNames(String tree) {
    return tree.replace("(width=2, height=3)", "(arg0=2, arg1=3)")
        .replaceAll("\\((args|n|area|name|mode|extra|size|rank)=", "(arg0=")
        .replace("arg0=point, label=", "arg0=point, arg1=");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aConstructorWhoseSuperCallThrew_isNoParentOfWhatFollows(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Stale.java", STALE).compile("-g");
    ProgramRun run = project.runWell(jdk, "", "demo.Stale");
    assertEquals("", run.err());
    assertEquals("still null\nlevel\n", run.out());
    assertEquals(
        """
        <init>(plan=cc!) → its end was not seen [error]
          <init>(plan=c!) → its end was not seen [error]
            <init>(plan=!) → its end was not seen [error]
        next(after=nothing)
        run(plan=c!)
          <init>(plan=!) → its end was not seen [error]
          next(after=run c!)
        run(plan=ctc!)
          <init>(plan=tc!)
            <init>(plan=!) → its end was not seen [error]
            next(after=tc!)
          next(after=run ctc!)
        run(plan=ctoc!)
          <init>(plan=toc!)
            <init>(plan=c!) → its end was not seen [error]
              <init>(plan=!) → its end was not seen [error]
            next(after=toc!)
          next(after=run ctoc!)
        run(plan=cotcic!)
          <init>(plan=otcic!)
            <init>(plan=tcic!)
              <init>(plan=ic!) → its end was not seen [error]
                inner(plan=c!) → IllegalStateException: no [error]
                  <init>(plan=!) → IllegalStateException: no [error]
              next(after=tcic!)
          next(after=run cotcic!)
        """,
        TraceText.tree(
            project.events().stream().filter(e -> !e.inputSummary().equals("plan=")).toList()));
  }

  private static final String STALE =
      """
      package demo;

      import com.sun.management.ThreadMXBean;
      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.lang.management.ManagementFactory;

      public class Stale {
        static class Base {
          Base(String plan) {
            make(plan);
          }
        }

        static class Child extends Base {
          @L9Traced
          Child(String plan) {
            super(plan);
          }
        }

        static class Other extends Base {
          @L9Traced
          Other(String plan) {
            super(plan);
          }
        }

        static class Parent {
          @L9Traced
          Parent(String plan) {}
        }

        static class Small extends Parent {
          @L9Traced
          Small(String plan) {
            super(plan);
          }
        }

        static void make(String plan) {
          String rest = plan.isEmpty() ? "" : plan.substring(1);
          switch (plan.isEmpty() ? ' ' : plan.charAt(0)) {
            case 'c' -> new Child(rest);
            case 'o' -> new Other(rest);
            case 'i' -> inner(rest);
            case '!' -> throw new IllegalStateException("no");
            case 't' -> {
              try {
                make(rest);
              } catch (IllegalStateException e) {
                next(plan);
              }
            }
            default -> {}
          }
        }

        @L9Traced
        static void run(String plan) {
          try {
            make(plan);
          } catch (IllegalStateException e) {
          }
          next("run " + plan);
        }

        @L9Traced
        static void inner(String plan) {
          make(plan);
        }

        @L9Traced
        static void next(String after) {}

        public static void main(String[] args) {
          try {
            make("ccc!");
          } catch (IllegalStateException e) {
            System.out.println(L9Tracer.currentTraceId() == null ? "still null" : "stale");
          }
          next("nothing");
          for (String plan : new String[] {"c!", "ctc!", "ctoc!", "cotcic!"}) {
            run(plan);
          }
          at(5);
          long flat = at(5);
          long deep = at(1500);
          System.out.println(deep < 2 * flat + 1000 ? "level" : flat + " bytes, " + deep + " deep");
        }

        static long at(int depth) {
          if (depth > 0) {
            return at(depth - 1);
          }
          ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
          long before = threads.getCurrentThreadAllocatedBytes();
          for (int i = 0; i < 20; i++) {
            new Small("");
          }
          return (threads.getCurrentThreadAllocatedBytes() - before) / 20;
        }
      }
      """;

  private static final String SHAPES =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Shapes {
        @L9Traced
        public static void main(String[] args) {
          run();
        }

        @L9Traced(captureInputs = false)
        static void after() {}

        static void run() {
          new Box(2, 3);
          new Outer().new Inner(5);
          try {
            new Named("base failed");
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
          }
          for (String mode : new String[] {"super", "body"}) {
            try {
              new Failing(mode);
            } catch (IllegalStateException e) {
              System.out.println(e.getMessage());
            }
          }
          System.out.println(Colour.GREEN + " " + Colour.GREEN.rank(1));
          new Point(1, 2);
          after();
          System.out.println("ok");
        }

        static class Box {
          final int area;

          @L9Traced
          Box(int width, int height) {
            this(twice(width) * height);
            after();
          }

          @L9Traced
          Box(int area) {
            this.area = area;
          }

          @L9Traced
          static int twice(int n) {
            return 2 * n;
          }
        }

        static class Named {
          final String name;

          @L9Traced
          Named(String name) {
            this(check(name), "label");
          }

          @L9Traced
          Named(String name, String label) {
            this.name = name + label;
          }

          @L9Traced
          static String check(String name) {
            if (name.contains("failed")) {
              throw new IllegalStateException(name);
            }
            return name;
          }
        }

        static class Outer {
          final String prefix = "outer-";

          class Inner extends Named {
            @L9Traced
            Inner(int size) {
              super("point", prefix + size);
            }
          }
        }

        static class Base {
          @L9Traced
          Base(String mode) {
            if (mode.equals("super")) {
              throw new IllegalStateException("super failed");
            }
          }
        }

        static class Failing extends Base {
          @L9Traced
          Failing(String mode) {
            super(mode);
            String text = mode + " failed";
            throw new IllegalStateException(text);
          }
        }

        enum Colour {
          RED(1),
          GREEN(2);

          private final int rank;

          @L9Traced
          Colour(int rank) {
            this.rank = rank;
          }

          @L9Traced
          int rank(int extra) {
            return rank + extra;
          }
        }

        record Point(int x, int y) {
          @L9Traced
          Point {
            if (x < 0) {
              throw new IllegalArgumentException();
            }
          }
        }
      }
      """;
}
