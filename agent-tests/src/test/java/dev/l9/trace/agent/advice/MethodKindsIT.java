package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of method is traced, once an execution, with its parameters' names. */
class MethodKindsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void methodsOfEveryKind_areTracedOnce(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Kinds.java", KINDS).compile("-g");
    ProgramRun run = project.runWell(jdk, "", "demo.Kinds");
    assertEquals("", run.err());
    assertEquals("done\n", run.out());
    assertEquals(
        """
        main(args=[])
          instance(number=7) → 8
          staticOne(flag=true, letter=x) → x
          privateOne(big=5000000000) → 5000000001
          finalOne(ratio=1.5) → 1.5
          locked(tiny=1, small=2) → 3
          generic(value=t) → t
          varargs(head=a, tail=[b, c]) → 2
          factorial(n=3) → 6
            factorial(n=2) → 2
              factorial(n=1) → 1
          nested(f=2.5) → nested 2.5
          inner(step=4) → 11
          enumOne(times=2) → BBBB
          recordOne(scale=2) → 6
          defaultOne(word=w) → default w
          staticInterface(word=w) → static w
          overridden(number=3) → 4
          array(cells=[[1, 2], [3]]) → [1, 2]
          nothing()
          local(n=1) → 2
          anonymous(n=1) → 3
        """,
        TraceText.tree(project.events()));
  }

  private static final String KINDS =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Kinds implements Greeter, Comparable<Kinds>, Mapper<Integer> {
        private final int base;

        Kinds(int base) {
          this.base = base;
        }

        @L9Traced
        public static void main(String[] args) {
          Kinds kinds = new Kinds(1);
          kinds.instance(7);
          staticOne(true, 'x');
          kinds.privateOne(5_000_000_000L);
          kinds.finalOne(1.5);
          kinds.locked((byte) 1, (short) 2);
          kinds.generic("t");
          kinds.varargs("a", "b", "c");
          factorial(3);
          Nested.nested(2.5f);
          kinds.new Inner(10).inner(4);
          Colour.BLUE.enumOne(2);
          new Point(1, 2).recordOne(2);
          kinds.defaultOne("w");
          Greeter.staticInterface("w");
          Mapper<Integer> mapper = kinds;
          mapper.overridden(3);
          kinds.array(new int[][] {{1, 2}, {3}});
          kinds.nothing();
          class Local {
            @L9Traced
            int local(int n) {
              return n + args.length + 1;
            }
          }
          new Local().local(1);
          new Object() {
            @L9Traced
            int anonymous(int n) {
              return n + 2;
            }
          }.anonymous(1);
          System.out.println("done");
        }

        @L9Traced
        int instance(int number) {
          return number + base;
        }

        @L9Traced
        static String staticOne(boolean flag, char letter) {
          return flag ? String.valueOf(letter) : "";
        }

        @L9Traced
        private long privateOne(long big) {
          return big + base;
        }

        @L9Traced
        final double finalOne(double ratio) {
          return ratio * base;
        }

        @L9Traced
        synchronized int locked(byte tiny, short small) {
          return tiny + small;
        }

        @L9Traced
        <T extends Comparable<T>> T generic(T value) {
          return value;
        }

        @L9Traced
        int varargs(String head, Object... tail) {
          return tail.length;
        }

        @L9Traced
        static int factorial(int n) {
          return n <= 1 ? 1 : n * factorial(n - 1);
        }

        @L9Traced
        int[] array(int[][] cells) {
          return cells[0];
        }

        @L9Traced
        void nothing() {}

        @Override
        @L9Traced
        public Integer overridden(Integer number) {
          return number + base;
        }

        @Override
        public int compareTo(Kinds other) {
          return 0;
        }

        static class Nested {
          @L9Traced
          static String nested(float f) {
            return "nested " + f;
          }
        }

        class Inner {
          private final int offset;

          Inner(int offset) {
            this.offset = offset;
          }

          @L9Traced
          int inner(int step) {
            int sum = base - 4;
            for (int i = 0; i < step; i++) {
              sum++;
            }
            return sum + offset;
          }
        }
      }

      interface Mapper<T> {
        T overridden(T value);
      }

      interface Greeter {
        @L9Traced
        default String defaultOne(String word) {
          return "default " + word;
        }

        @L9Traced
        static String staticInterface(String word) {
          return "static " + word;
        }
      }

      enum Colour {
        RED,
        BLUE {
          @Override
          String mark() {
            return "BB";
          }
        };

        String mark() {
          return "R";
        }

        @L9Traced
        String enumOne(int times) {
          return mark().repeat(times);
        }
      }

      record Point(int x, int y) {
        @L9Traced
        int recordOne(int scale) {
          return (x + y) * scale;
        }
      }
      """;
}
