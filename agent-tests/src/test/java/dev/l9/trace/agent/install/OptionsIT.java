package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SecondAgent;
import dev.l9.trace.testkit.SomeCases;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Options do what they say, wherever they are written, and a wrong one stops nothing. */
@JdksInTurn
class OptionsIT {

  private static final String OUT = "8\n";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project =
        SecondAgent.in(new TestProject(folder))
            .source("demo/Main.java", MAIN)
            .source("demo/orders/Order.java", ORDER)
            .source("demo/orders/deep/Line.java", LINE)
            .compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void options_areReadFromFourPlaces_theFirstOfWhichWins(Jdk jdk) throws IOException {
    String file = "trace=file.jsonl\n";
    Map<String, String> environment = Map.of("L9_TRACE", "environment.jsonl");
    List<String> property = List.of("-Dl9.trace=property.jsonl");
    Files.writeString(folder.resolve("l9.properties"), file);
    assertWrittenTo("file.jsonl", run(jdk, "", Map.of(), List.of()));
    assertWrittenTo("property.jsonl", run(jdk, "", environment, property));
    assertWrittenTo("argument.jsonl", run(jdk, "trace=argument.jsonl", environment, property));
    // Keys of different places add up.
    ProgramRun both = run(jdk, "exclude=demo.orders..*#*", environment, List.of());
    assertWrittenTo("environment.jsonl", both);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void anotherPropertiesFile_isNamedByConfig(Jdk jdk) throws IOException {
    Files.writeString(folder.resolve("l9.properties"), "trace=ignored.jsonl\n");
    Path other = Files.createDirectories(folder.resolve("etc")).resolve("other.properties");
    Files.writeString(other, "# mine\ntrace = other.jsonl\nexclude = demo.orders..*#*\n");
    Map<String, String> environment = Map.of("L9_CONFIG", other.toString());
    assertWrittenTo("other.jsonl", run(jdk, "", environment, List.of()));
    assertWrittenTo(
        "mine.jsonl",
        run(jdk, "trace=mine.jsonl,config=etc/other.properties", Map.of(), List.of()));
    ProgramRun missing = run(jdk, "config=missing.properties", Map.of(), List.of());
    assertEquals(OUT, missing.out());
    assertEquals(1, missing.err().lines().count(), missing::err);
    assertTrue(missing.err().contains("missing.properties"), missing::err);
    assertEquals(List.of("trace.jsonl"), takeTraceFiles());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void off_leavesEveryClassAsItIs(Jdk jdk) throws IOException {
    byte[] original = Files.readAllBytes(project.classes().resolve("demo/Main.class"));
    project.javaOptions("-Xlog:class+load:file=classes.log");
    assertEquals(new ProgramRun(0, OUT, ""), runBehindAnother(jdk, "", Map.of()));
    assertFalse(Arrays.equals(original, SecondAgent.seen(project, "demo.Main")), "it was on");
    assertTrue(agentClasses().stream().anyMatch(name -> name.startsWith("dev.l9.trace.agent.")));
    takeTraceFiles();

    List<Map.Entry<String, Map<String, String>>> switches =
        SomeCases.of(
            3,
            List.of(
                Map.entry("", Map.of("L9_TRACE", "0")),
                Map.entry("enabled=false", Map.of()),
                Map.entry("enabled=0,include=demo..*#*", Map.of("L9_TRACE", "1")),
                Map.entry("", Map.of("DOPEJAR_TRACE", "0")),
                Map.entry("", Map.of("L9_ENABLED", "off")),
                Map.entry("enabled=true", Map.of("L9_TRACE", "0"))));
    for (Map.Entry<String, Map<String, String>> off : switches) {
      ProgramRun run = runBehindAnother(jdk, off.getKey(), off.getValue());
      assertEquals(new ProgramRun(0, OUT, ""), run, off::toString);
      assertArrayEquals(original, SecondAgent.seen(project, "demo.Main"), off::toString);
      assertEquals(List.of(), takeTraceFiles(), off::toString);
      assertEquals(
          List.of(),
          agentClasses().stream()
              .filter(name -> !name.startsWith("dev.l9.trace.bootstrap."))
              .filter(name -> !name.startsWith("dev.l9.trace.L9") && !name.endsWith(".HrmLayer"))
              .toList(),
          off::toString);
    }
  }

  static Stream<Arguments> patterns() {
    List<List<String>> cases =
        List.of(
            List.of("include=demo.orders.Order#<init>", "<init> sum transition"),
            List.of(
                "include=demo.orders.Order#total;demo.orders.deep.*#*",
                "price sum total transition"),
            List.of("include=demo.orders..*#*,exclude=demo.orders.Order#*", "price sum transition"),
            List.of("exclude=demo.Main#sum", "transition"),
            List.of("include=demo..*#*o*", "note sum total transition"),
            List.of("include=demo.orders.Order#total", "sum total transition"),
            List.of("include=demo.orders.*#*", "note sum total transition"),
            List.of("include=demo.orders.*", "note sum total transition"),
            List.of("include=demo.orders..*#*", "note price sum total transition"),
            List.of("include=..Line#price", "price sum transition"),
            List.of("include=demo.orders.Order#total,exclude=demo..*#*", ""),
            List.of("include=java.util.ArrayList#add;java..*#*", "sum transition"),
            List.of("", "sum transition"));
    return Jdk.inTurn(SomeCases.of(3, cases), (jdk, c) -> Arguments.of(jdk, c.get(0), c.get(1)));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void includeAndExclude_chooseMethods(Jdk jdk, String options, String operations) {
    ProgramRun run = project.runWell(jdk, options, "demo.Main");
    assertEquals(OUT, run.out());
    String said = operations.isEmpty() ? "\\[l9] warn: nothing was traced: .+\n" : "";
    assertTrue(run.err().matches(said), run::err);
    TreeSet<String> traced = new TreeSet<>();
    if (Files.exists(project.traceFile())) {
      project.events().stream().map(TraceEvent::operation).forEach(traced::add);
    }
    assertEquals(operations, String.join(" ", traced));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theEventsFile_mayBeNoneOrInAFolderThatIsYetToBeMade(Jdk jdk) throws IOException {
    assertEquals(new ProgramRun(0, OUT, ""), project.run(jdk, "trace=none", "demo.Main"));
    assertEquals(List.of(), takeTraceFiles());
    assertTrue(Files.notExists(folder.resolve("none")));
    ProgramRun made = project.runWell(jdk, "trace=new/folder/x.jsonl,log=info", "demo.Main");
    assertTrue(
        made.err().contains(Path.of("new/folder") + " isn't there, and is made"), made::toString);
    assertEquals(2, TestProject.events(folder.resolve("new/folder/x.jsonl")).size());
    Path absolute = folder.resolve("absolute.jsonl");
    project.runWell(jdk, "trace=" + absolute, "demo.Main");
    assertEquals(2, TestProject.events(absolute).size());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theConsole_showsTheTree(Jdk jdk) {
    String include = "include=demo.orders..*#*,trace=none,";
    ProgramRun run = project.runWell(jdk, include + "console=true", "demo.Main");
    assertEquals(OUT, run.out());
    assertEquals(
        """
        [alt] transition: args=[] → success (0ms)
          └─[sys] Main.sum: order=Order{quantity=2} → 8 (0ms)
              └─[sys] Order.total: line=Line{} → 8 (0ms)
                  └─[sys] Line.price → 4 (0ms)
              └─[sys] Order.note: text=\ufffd[31m → error IllegalStateException: noted (0ms)
        """,
        run.err()
            .replaceAll("\\(\\d+ms\\)\n", "(0ms)\n")
            .replaceAll("(?m)^ *(└─)?\\[sys] \\w+\\.<init>.*\n", ""));
    assertEquals("", project.runWell(jdk, include + "console=false", "demo.Main").err());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theLog_saysAsMuchAsWanted(Jdk jdk) {
    // The trace is a folder, and what is secret isn't any more.
    String bad = "trace=classes,sources=missing;src/main/java,redact=x,redact.values=y,log=";
    assertEquals(List.of(), levels(project.runWell(jdk, bad + "error", "demo.Main")));
    String none = bad.replace(",log=", ""); // The default is warn.
    ProgramRun warned = project.runWell(jdk, none, "demo.Main");
    assertEquals(2, warned.err().split("no longer hidden", -1).length - 1, warned::err);
    assertTrue(warned.err().contains("IBANs, e-mail addresses; redact.values.add"), warned::err);
    List<String> warn = levels(warned);
    assertEquals(List.of("warn"), warn.stream().distinct().toList());
    List<String> debug = levels(project.runWell(jdk, bad + "DEBUG", "demo.Main"));
    assertTrue(debug.containsAll(List.of("warn", "info", "debug")), debug::toString);
  }

  private static List<String> levels(ProgramRun run) {
    return run.err()
        .lines()
        .peek(line -> assertTrue(line.startsWith("[l9] "), run::err))
        .map(line -> line.substring(5, line.indexOf(':')))
        .toList();
  }

  static Stream<Arguments> mistakes() {
    List<List<String>> cases =
        List.of(
            List.of("trcae=x.jsonl", "trcae=x.jsonl'", "'trace'"),
            List.of("console=perhaps", "console'", "'perhaps'", "true or false"),
            List.of("trace.keep=-1", "trace.keep'", "'-1'", "a whole number"),
            List.of("trace.rotate=99999999999GB", "trace.rotate'", "'99999999999GB'", "64KB"),
            List.of("update.interval=soon", "update.interval'", "'soon'", "200ms"),
            List.of("redact=(", "redact'", "'('", "regular expression"),
            List.of("include=com acme", "include'", "'com acme'", "com.acme.Foo#bar"),
            List.of("log=loud", "log'", "'loud'", "off, error, warn, info, debug"));
    return Jdk.inTurn(SomeCases.of(2, cases), (jdk, c) -> Arguments.of(jdk, c));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistake_isOneWarningThatSaysHowItIsMeant(Jdk jdk, List<String> mistake) throws IOException {
    assertWarned(mistake, run(jdk, mistake.get(0), Map.of(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aMistakeAnywhere_isOneWarningThatSaysWhere(Jdk jdk) throws IOException {
    String bad = "console=perhaps";
    ProgramRun property = run(jdk, "", Map.of(), List.of("-Dl9." + bad));
    assertWarned(List.of(bad, "system property 'l9.console"), property);
    Map<String, String> environment = Map.of("L9_CNSOLE", "perhaps");
    ProgramRun variable = run(jdk, "", environment, List.of());
    assertWarned(List.of("cnsole=perhaps", "environment variable 'L9_CNSOLE"), variable);
    Files.writeString(folder.resolve("l9.properties"), bad + "\n");
    ProgramRun file = run(jdk, "", Map.of(), List.of());
    assertWarned(List.of(bad, "entry in l9.properties 'console"), file);
  }

  /** One warning, in which all of this stands. */
  private void assertWarned(List<String> mistake, ProgramRun run) throws IOException {
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals(OUT, run.out());
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().startsWith("[l9] warn: "), run::err);
    for (String named : mistake.subList(1, mistake.size())) {
      assertTrue(run.err().contains(named), () -> named + " in " + run.err());
    }
    assertEquals(List.of("trace.jsonl"), takeTraceFiles(), "it goes on with the default");
  }

  static Stream<Arguments> nonsense() {
    List<String> options =
        List.of(
            "x".repeat(5000),
            "sources=/proc/1/root;\u00e4",
            "trace=trace.jsonl/x/y",
            "trace.rotate=1,trace.keep=0",
            "=",
            "a=b=c",
            ",",
            ",,,",
            "=x",
            "trace",
            "trace=",
            "trace=,console=",
            "\u00e4=\u00f6",
            "include=",
            "sources=;;;",
            "redact=",
            "update.interval=0ms");
    return Jdk.inTurn(SomeCases.of(2, options), (jdk, o) -> Arguments.of(jdk, o));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void noOption_stopsTheProgram(Jdk jdk, String options) {
    ProgramRun run = project.run(jdk, options, "demo.Main");
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals(OUT, run.out());
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("[l9] ")), run::err);
    assertFalse(run.err().contains("Exception in thread"), run::err);
  }

  private ProgramRun run(
      Jdk jdk, String agentOptions, Map<String, String> environment, List<String> javaOptions) {
    List<String> command = project.command(jdk, agentOptions, "demo.Main");
    command.addAll(1, javaOptions);
    ProcessBuilder builder = project.builder(command);
    builder.environment().putAll(environment);
    return ProgramRun.of(builder);
  }

  private ProgramRun runBehindAnother(Jdk jdk, String agentOptions, Map<String, String> environment)
      throws IOException {
    List<String> command = project.command(jdk, agentOptions, "demo.Main");
    ProcessBuilder builder = project.builder(SecondAgent.behind(command, project));
    builder.environment().putAll(environment);
    return ProgramRun.of(builder);
  }

  private void assertWrittenTo(String file, ProgramRun run) throws IOException {
    assertEquals(new ProgramRun(0, OUT, ""), run);
    assertEquals(List.of(file), takeTraceFiles());
  }

  /** The names of the events' files in the folder, which are deleted. */
  private List<String> takeTraceFiles() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        assertEquals(2, TestProject.events(file).size(), file::toString);
        names.add(file.getFileName().toString());
        Files.delete(file);
      }
    }
    return names;
  }

  /** The classes of the agent that the last run loaded. */
  private List<String> agentClasses() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("classes.log"))) {
      return lines
          .map(line -> line.substring(line.lastIndexOf(']') + 1).trim().split(" ")[0])
          .filter(
              name ->
                  name.startsWith("dev.l9.")
                      || name.startsWith("net.bytebuddy.jar.asm.")
                      || name.startsWith("java.lang.L9"))
          .collect(Collectors.toList());
    }
  }

  private static final String MAIN =
      """
      package demo;

      import demo.orders.Order;
      import dev.l9.trace.*;

      public class Main {
        @L9Traced(operation = "transition", layer = HrmLayer.ALTITUDE)
        public static void main(String[] args) {
          System.out.println(sum(new Order(2)));
        }

        @L9Traced
        static int sum(Order order) {
          int total = order.total(new demo.orders.deep.Line());
          try {
            order.note((char) 27 + "[31m");
          } catch (IllegalStateException e) {
            // as it should
          }
          return total;
        }
      }
      """;

  private static final String ORDER =
      """
      package demo.orders;

      import demo.orders.deep.Line;

      public class Order {
        private final int quantity;

        public Order(int quantity) {
          this.quantity = quantity;
        }

        public int total(Line line) {
          return quantity * line.price();
        }

        public void note(String text) {
          throw new IllegalStateException("noted");
        }
      }
      """;

  private static final String LINE =
      """
      package demo.orders.deep;

      public class Line {
        public int price() {
          return 4;
        }
      }
      """;
}
