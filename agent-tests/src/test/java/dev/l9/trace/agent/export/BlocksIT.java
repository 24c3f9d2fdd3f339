package dev.l9.trace.agent.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockParser;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source files end with how their code last ran, and are otherwise what they were. */
@JdksInTurn
class BlocksIT {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_600_000_000_000L);

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void sourcesThatRan_endWithTheirBlock_andCompileToTheSame(Jdk jdk) throws Exception {
    TestProject project = shop().compile("-g");
    Map<String, byte[]> sourcesBefore = contents(project.sourceRoot());
    Map<String, byte[]> classesBefore = contents(project.classes());
    ProgramRun run = project.runWell(jdk, "", "shop.Main");
    assertEquals("", run.err());
    assertEquals("blocked\ntotal 30\n", run.out());

    Map<String, byte[]> sourcesAfter = contents(project.sourceRoot());
    assertEquals(sourcesBefore.keySet(), sourcesAfter.keySet());
    for (String name : sourcesBefore.keySet()) {
      boolean ran = !name.equals("shop/Idle.java") && !name.equals("shop/Kept.java");
      assertEquals(ran, JAVA.json(sourcesAfter.get(name)).isPresent(), name);
      assertArrayEquals(sourcesBefore.get(name), JAVA.withoutBlock(sourcesAfter.get(name)), name);
    }
    project.compile("-g");
    Map<String, byte[]> classesAfter = contents(project.classes());
    assertEquals(classesBefore.keySet(), classesAfter.keySet());
    classesBefore.forEach((name, bytes) -> assertArrayEquals(bytes, classesAfter.get(name), name));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aBlock_saysHowTheCodeOfItsFileRan(Jdk jdk) throws Exception {
    TestProject project = shop().compile("-g");
    project.runWell(jdk, "", "shop.Main");
    DoraTraceBlock order = block(project, "shop/Order.java");
    assertEquals(project.event("total").traceId(), order.traceId());
    assertEquals("sum it up", order.task());
    assertEquals(List.of("accumulator"), order.patternsUsed());
    assertEquals(
        Map.of("quantities", ints(1, 2), "price", new CapturedValue.Num(10)), order.inputs());
    assertEquals(Map.of("result", new CapturedValue.Num(30)), order.outputs());
    assertEquals(
        List.of("Order.times", "Order.total", "Main.main"),
        order.graph().nodes().stream().map(DoraTraceBlock.Node::id).toList());
    assertEquals(
        List.of(
            new DoraTraceBlock.Edge("Order.total", "Order.times", 2),
            new DoraTraceBlock.Edge("Main.main", "Order.total", 1)),
        order.graph().edges());
    assertEquals("0.44", order.metrics().confidence()); // 3 of 3
    assertEquals("1.0", order.metrics().stabilityScore());

    DoraTraceBlock gate = block(project, "shop/Gate.java");
    assertEquals("", gate.metrics().stabilityScore(), "what was blocked counts in neither");
    assertEquals(List.of(), gate.metrics().errorsDetected());
    assertEquals(1, gate.graph().nodes().get(0).blocked());
    assertEquals(Map.of(), gate.outputs());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSecondRun_replacesTheBlock_andKeepsModesAndTimes(Jdk jdk) throws Exception {
    TestProject project = shop().compile("-g");
    Path order = project.sourceRoot().resolve("shop/Order.java");
    Files.setLastModifiedTime(order, LONG_AGO);
    Files.setPosixFilePermissions(order, PosixFilePermissions.fromString("rwxr-x--x"));
    project.runWell(jdk, "", "shop.Main");
    byte[] first = Files.readAllBytes(order);
    assertEquals(LONG_AGO, Files.getLastModifiedTime(order));
    project.runWell(jdk, "", "shop.Main");
    byte[] second = Files.readAllBytes(order);
    assertEquals(LONG_AGO, Files.getLastModifiedTime(order));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(order)));
    assertArrayEquals(JAVA.withoutBlock(first), JAVA.withoutBlock(second));
    assertEquals(stable(first), stable(second));
    assertNotEquals(new String(first, ISO_8859_1), new String(second, ISO_8859_1));
    project.runWell(jdk, "update.touch=true", "shop.Main");
    assertNotEquals(LONG_AGO, Files.getLastModifiedTime(order));
    byte[] third = Files.readAllBytes(order);
    project.runWell(jdk, "update=false", "shop.Main");
    assertArrayEquals(third, Files.readAllBytes(order));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theInputsThatFailed_stayThroughGreenRuns_untilTheFileChanges(Jdk jdk) throws Exception {
    TestProject project = new TestProject(folder).source("demo/Check.java", CHECK).compile("-g");
    Path source = project.sourceRoot().resolve("demo/Check.java");
    project.runWell(jdk, "", "demo.Check", "bad");
    DoraTraceBlock.LastError failed = block(project, "demo/Check.java").metrics().lastError();
    assertEquals("IllegalStateException: bad", failed.error());
    assertEquals(Map.of("text", new CapturedValue.Text("bad")), failed.inputs());

    project.runWell(jdk, "", "demo.Check", "good");
    DoraTraceBlock green = block(project, "demo/Check.java");
    assertEquals(Map.of("text", new CapturedValue.Text("good")), green.inputs());
    assertEquals(List.of(), green.metrics().errorsDetected());
    assertEquals(failed, green.metrics().lastError());

    Files.writeString(source, Files.readString(source).replace("class Check", "class  Check"));
    project.runWell(jdk, "", "demo.Check", "good");
    assertNull(block(project, "demo/Check.java").metrics().lastError());
  }

  private static final String CHECK =
      """
      package demo;
      public class Check {
        @dev.l9.trace.L9Traced
        static void check(String text) {
          if (text.equals("bad")) throw new IllegalStateException("bad");
        }
        public static void main(String[] args) {
          try { check(args[0]); } catch (IllegalStateException e) { }
        }
      }
      """;

  /** What of a block doesn't depend on when and how fast it ran. */
  private static String stable(byte[] source) throws RefusedSourceException {
    return JAVA.json(source)
        .orElseThrow()
        .replace("\n", "") // Where lines are broken depends on how long numbers are.
        .replaceAll("\"(trace_id|timestamp|seal)\": ?\"[^\"]*\"", "")
        .replaceAll("\"run\": ?[{][^}]*[}]", "")
        .replaceAll("\"(mean_ms|max_ms|duration_ms)\": ?[0-9.]+", "");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void filesThatCannotBeMeantOrWritten_areLeftAlone_withOneWarningEach(Jdk jdk) throws Exception {
    TestProject project =
        new TestProject(folder)
            .source("twice/Same.java", traced("twice", "Same", ""))
            .source(
                "gen/Made.java",
                traced("gen", "Made", "@javax.annotation.processing.Generated(\"g\") "))
            .source("ro/Fixed.java", traced("ro", "Fixed", ""))
            .source("shop/All.java", ALL)
            .compile("-g");
    Path other = folder.resolve("module/src/main/java/twice/Same.java");
    Files.createDirectories(other.getParent());
    Files.copy(project.sourceRoot().resolve("twice/Same.java"), other);
    Path fixed = project.sourceRoot().resolve("ro/Fixed.java");
    Files.setPosixFilePermissions(fixed, PosixFilePermissions.fromString("r--r--r--"));
    Map<String, byte[]> before = contents(folder.resolve("src"));
    ProgramRun run = project.runWell(jdk, "update.interval=10ms", "shop.All");
    assertEquals("done\n", run.out());
    Map<String, byte[]> after = contents(folder.resolve("src"));
    before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
    List<String> warnings = run.err().lines().sorted().toList();
    assertEquals(3, warnings.size(), run::toString);
    assertTrue(run.err().contains("Made.java is generated"), run::err);
    assertTrue(run.err().contains("Fixed.java is read-only"), run::err);
    assertTrue(run.err().contains("twice/Same.java: it could be any of"), run::err);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void hostileValues_leaveASourceThatCompilesToTheSame(Jdk jdk) throws Exception {
    TestProject project =
        new TestProject(folder).source("demo/Hostile.java", HOSTILE).compile("-g");
    Map<String, byte[]> classesBefore = contents(project.classes());
    project.runWell(jdk, "block.style=full", "demo.Hostile");
    project.compile("-g");
    Map<String, byte[]> classesAfter = contents(project.classes());
    classesBefore.forEach((name, bytes) -> assertArrayEquals(bytes, classesAfter.get(name), name));
    CapturedValue.Items values =
        (CapturedValue.Items) block(project, "demo/Hostile.java").inputs().get("values");
    List<String> texts = new ArrayList<>();
    for (CapturedValue value : values.values()) {
      texts.add(((CapturedValue.Text) value).value());
    }
    assertEquals(
        List.of(
            "*/",
            "\\" + "u000a } int x; // \\\\" + "u000d",
            "// ============================================================================",
            "// END L9 DORA BLOCK",
            "\"\"\" \" ' $1 \\ \\\\ \\u",
            "\ud83d",
            "\u202e\u2066\u0000\u001a",
            "a\nb\r\nc\u2028d"),
        texts.subList(0, 8));
    assertEquals(
        new CapturedValue.Text("x".repeat(200) + "… 1048376 more"),
        block(project, "demo/Hostile.java").inputs().get("megabyte"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void twoProgramsOfOneRunAtOnce_leaveAWholeBlockOfBoth(Jdk jdk) throws Exception {
    TestProject project = new TestProject(folder).source("demo/Loop.java", LOOP).compile("-g");
    Path source = project.sourceRoot().resolve("demo/Loop.java");
    byte[] before = Files.readAllBytes(source);
    List<Process> programs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<String> command =
          project.command(jdk, "update.interval=1ms,run=both", "demo.Loop", "2000");
      programs.add(project.builder(command).start());
    }
    for (Process program : programs) {
      ProgramRun run = ProgramRun.of(program);
      assertEquals(0, run.exitCode(), run::toString);
    }
    byte[] after = Files.readAllBytes(source);
    assertArrayEquals(before, JAVA.withoutBlock(after));
    long calls = block(project, "demo/Loop.java").graph().nodes().get(0).calls();
    assertEquals(project.events().size(), calls, "each execution is counted once");
    String id = block(project, "demo/Loop.java").traceId();
    assertTrue(project.events().stream().anyMatch(event -> event.traceId().equals(id)), id);
    assertEquals(List.of("Loop.java"), names(source.getParent()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void anEditorThatSavesAllTheTime_losesNothing(Jdk jdk) throws Exception {
    TestProject project = new TestProject(folder).source("demo/Loop.java", LOOP).compile("-g");
    Path source = project.sourceRoot().resolve("demo/Loop.java");
    boolean isLong = Boolean.getBoolean("l9.stress");
    String millis = isLong ? "60000" : "3000";
    List<String> command = project.command(jdk, "update.interval=1ms", "demo.Loop", millis);
    Process program = project.builder(command).start();
    String last = LOOP;
    for (int i = 0; program.isAlive(); i++) {
      last = LOOP.replace("class Loop {", "class Loop { // edit " + i);
      save(source, last, i % 2 == 0);
      Thread.sleep(i % 7);
    }
    ProgramRun run = ProgramRun.of(program);
    assertEquals(0, run.exitCode(), run::toString);
    String text = Files.readString(source);
    assertEquals(last, Files.exists(source) ? withoutBlock(text) : "", run::toString);
    List<String> left = new ArrayList<>(names(source.getParent()));
    left.removeIf(name -> name.contains(".l9kept"));
    assertEquals(List.of("Loop.java"), left);
  }

  private static String withoutBlock(String text) throws RefusedSourceException {
    return new String(JAVA.withoutBlock(text.getBytes(ISO_8859_1)), ISO_8859_1);
  }

  private static void save(Path source, String text, boolean inPlace) throws IOException {
    if (inPlace) {
      Files.writeString(source, text);
    } else {
      Path temporary = source.resolveSibling(".Loop.java.swp");
      Files.writeString(temporary, text);
      Files.move(temporary, source, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static DoraTraceBlock block(TestProject project, String source) throws Exception {
    byte[] bytes = Files.readAllBytes(project.sourceRoot().resolve(source));
    return BlockParser.parse(JAVA.json(bytes).orElseThrow());
  }

  private static CapturedValue ints(int... values) {
    List<CapturedValue> items = new ArrayList<>();
    for (int value : values) {
      items.add(new CapturedValue.Num(value));
    }
    return new CapturedValue.Items(items);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    assertFalse(contents.isEmpty());
    return contents;
  }

  private TestProject shop() {
    return new TestProject(folder)
        .source("shop/Main.java", MAIN)
        .source("shop/Order.java", ORDER)
        .source("shop/Gate.java", GATE)
        .source("shop/Idle.java", traced("shop", "Idle", ""))
        .source("shop/Kept.java", KEPT);
  }

  private static String traced(String pack, String name, String annotation) {
    return """
    package %s;

    %spublic class %s {
      @dev.l9.trace.L9Traced
      public static int run(int n) {
        return n;
      }
    }
    """
        .formatted(pack, annotation, name);
  }

  private static final String ALL =
      """
      package shop;

      public class All {
        public static void main(String[] args) throws Exception {
          for (int i = 0; i < 5; i++) {
            twice.Same.run(i);
            gen.Made.run(i);
            ro.Fixed.run(i);
            Thread.sleep(30);
          }
          System.out.println("done");
        }
      }
      """;

  private static final String MAIN =
      """
      package shop;

      import dev.l9.trace.L9Traced;

      public class Main {
        @L9Traced
        public static void main(String[] args) {
          try {
            new Gate().pass(7);
          } catch (IllegalStateException e) {
            System.out.println("blocked");
          }
          Kept.run();
          System.out.println("total " + new Order().total(new int[] {1, 2}, 10));
        }
      }
      """;

  private static final String KEPT =
      """
      package shop;

      class Kept {
        @dev.l9.trace.L9Traced(updateSource = false)
        static void run() {}
      }
      """;

  private static final String ORDER =
      """
      package shop;

      import dev.l9.trace.L9Traced;

      class Order {
        @L9Traced(task = "sum it up", patterns = "accumulator")
        int total(int[] quantities, int price) {
          int total = 0;
          for (int quantity : quantities) {
            total += times(quantity, price);
          }
          return total;
        }

        @L9Traced
        private static int times(int a, int b) {
          return a * b;
        }
      }
      """;

  private static final String GATE =
      """
      package shop;

      import dev.l9.trace.L9Traced;

      class Gate {
        @L9Traced(blockedBy = IllegalStateException.class)
        void pass(int key) {
          throw new IllegalStateException("closed");
        }
      }
      """;

  private static final String LOOP =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Loop {
        public static void main(String[] args) throws Exception {
          long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000;
          for (int i = 0; System.nanoTime() < end; i++) {
            step(i);
            Thread.sleep(1);
          }
        }

        @L9Traced
        static int step(int n) {
          return n;
        }
      }
      """;

  private static final String HOSTILE =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.List;

      public class Hostile {
        public static void main(String[] args) {
          char backslash = 92;
          take(
              List.of(
                  "*/",
                  backslash + "u000a } int x; // " + backslash + backslash + "u000d",
                  "// ============================================================================",
                  "// END L9 DORA BLOCK",
                  "\\"\\"\\" \\" ' $1 " + backslash + " " + backslash + backslash + " " + backslash + "u",
                  String.valueOf((char) 0xd83d),
                  new String(new char[] {0x202e, 0x2066, 0, 0x1a}),
                  "a\\nb\\r\\nc" + (char) 0x2028 + "d"),
              "x".repeat(1 << 20));
        }

        @L9Traced
        static void take(List<String> values, String megabyte) {}
      }
      """;
}
