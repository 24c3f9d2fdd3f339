package dev.l9.trace.agent.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code inherit=true}: a mark holds for the methods that override or implement what it stands on.
 */
@JdksInTurn
class InheritIT {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Main.java", MAIN).compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void marks_areNotInheritedByDefault(Jdk jdk) {
    ProgramRun run = project.runWell(jdk, "", "demo.Main", "method");
    String said =
        "[l9] warn: nothing was traced: demo.Store#store is marked, but isn't traced: it has no"
            + " code: with inherit=true its mark would apply to the methods that implement it; or"
            + " mark these (after a run with doctor=l9-doctor.jsonl, l9 doctor tells more)\n";
    assertEquals(new ProgramRun(0, "done\n", said), run);
    assertFalse(Files.exists(project.traceFile()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aMarkedInterfaceMethod_tracesItsImplementations(Jdk jdk) {
    assertTraced(
        jdk,
        "method",
        """
        place(item=book, secret=***) → Shop book
        place(item=record, secret=***) → Mail record
        place(item=enum, secret=***) → CORNER enum
        """);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aMarkedInterface_tracesWhatItDeclares(Jdk jdk) {
    assertTraced(jdk, "interface", "ship(to=Ada) → shipped to Ada\n");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void anOverrideThatCallsSuper_isTwoExecutions(Jdk jdk) {
    assertTraced(
        jdk,
        "super",
        """
        work(n=1) → 3
          work(n=1) → 2
        """);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void bridges_tellWhatIsOverridden_andAreNoExecutions(Jdk jdk) {
    assertTraced(
        jdk,
        "bridges",
        """
        store(item=direct) → stored direct
        store(item=between) → kept between
        """);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aProxy_isNoExecution(Jdk jdk) {
    assertTraced(jdk, "proxy", "place(item=proxied, secret=***) → Shop proxied\n");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatOverridesNothing_isNotTraced(Jdk jdk) {
    ProgramRun run = project.runWell(jdk, "inherit=true", "demo.Main", "nothing");
    String said =
        "[l9] warn: nothing was traced: no method that is marked or included ran:"
            + " demo.Derived#work and 4 more\n";
    assertEquals(new ProgramRun(0, "done\n", said), run);
    assertFalse(Files.exists(project.traceFile()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void excludeAndAnOwnMark_goBeforeAnInheritedOne(Jdk jdk) {
    project.runWell(jdk, "inherit=true,exclude=demo.Mail;demo.Corner+", "demo.Main", "method");
    assertEquals("place(item=book, secret=***) → Shop book\n", TraceText.tree(project.events()));
    project.runWell(jdk, "inherit=true,trace=own.jsonl", "demo.Main", "own");
    assertEquals(
        "mine(item=x, secret=***) → Own x\n",
        TraceText.tree(TestProject.events(folder.resolve("own.jsonl"))));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatAnUnmarkedInterfaceKeepsSecret_isSecretInItsImplementations(Jdk jdk) {
    assertTraced(jdk, "secret", "enter(key=***) → ***\n");
  }

  private void assertTraced(Jdk jdk, String what, String expected) {
    ProgramRun run = project.runWell(jdk, "inherit=true", "demo.Main", what);
    assertEquals(new ProgramRun(0, "done\n", ""), run);
    assertEquals(expected, TraceText.tree(project.events()));
  }

  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.L9Sensitive;
      import dev.l9.trace.L9Traced;
      import java.lang.reflect.Proxy;

      interface Orders {
        @L9Traced
        String place(String item, @L9Sensitive String secret);

        String name();
      }

      class Shop implements Orders {
        public String place(String item, String secret) {
          return "Shop " + item;
        }

        public String name() {
          return "shop";
        }
      }

      record Mail(String name) implements Orders {
        public String place(String item, String secret) {
          return "Mail " + item;
        }
      }

      enum Corner implements Orders {
        CORNER;

        public String place(String item, String secret) {
          return name() + " " + item;
        }
      }

      class Own implements Orders {
        @L9Traced(operation = "mine")
        public String place(String item, String secret) {
          return "Own " + item;
        }

        public String name() {
          return "own";
        }
      }

      @L9Traced
      interface Shipping {
        String ship(String to);
      }

      class Ship implements Shipping {
        public String ship(String to) {
          return "shipped to " + to;
        }

        public String more() {
          return "more";
        }
      }

      class Base {
        @L9Traced
        int work(int n) {
          return n + 1;
        }

        @L9Traced
        private int own() {
          return 1;
        }

        @L9Traced
        static int all() {
          return 1;
        }
      }

      class Derived extends Base {
        @Override
        int work(int n) {
          return super.work(n) + 1;
        }

        int work(long n) {
          return 7;
        }

        int own() {
          return 2;
        }

        static int all() {
          return 2;
        }
      }

      interface Store<T> {
        @L9Traced
        Object store(T item);
      }

      class Direct implements Store<String> {
        public String store(String item) {
          return "stored " + item;
        }
      }

      interface Door<T> {
        @L9Sensitive
        T enter(@L9Sensitive T key);
      }

      class Gate implements Door<String> {
        @L9Traced
        public String enter(String key) {
          return key;
        }
      }

      abstract class Between implements Store<String> {
        public abstract String store(String item);
      }

      class Behind extends Between {
        public String store(String item) {
          return "kept " + item;
        }
      }

      public class Main {
        static String raw(Store<String> store, String item) {
          return (String) store.store(item);
        }

        public static void main(String[] args) {
          switch (args[0]) {
            case "method" -> {
              for (Orders orders : new Orders[] {new Shop(), new Mail("a"), Corner.CORNER}) {
                orders.name();
                orders.place(
                    orders instanceof Shop ? "book" : orders instanceof Mail ? "record" : "enum", "s");
              }
            }
            case "interface" -> {
              new Ship().ship("Ada");
              new Ship().more();
            }
            case "super" -> new Derived().work(1);
            case "bridges" -> {
              raw(new Direct(), "direct");
              raw(new Behind(), "between");
            }
            case "proxy" -> {
              Shop shop = new Shop();
              Orders proxy =
                  (Orders)
                      Proxy.newProxyInstance(
                          Main.class.getClassLoader(),
                          new Class<?>[] {Orders.class},
                          (p, method, arguments) -> method.invoke(shop, arguments));
              proxy.place("proxied", "s");
            }
            case "nothing" -> {
              new Derived().work(1L);
              new Derived().own();
              Derived.all();
              new Ship().more();
            }
            case "secret" -> new Gate().enter("1234");
            case "own" -> new Own().place("x", "s");
            default -> throw new IllegalArgumentException(args[0]);
          }
          System.out.println("done");
        }
      }
      """;
}
