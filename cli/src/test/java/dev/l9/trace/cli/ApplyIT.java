package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks of runs elsewhere, stamped into a checkout by {@code l9 apply}. */
@JdksInTurn
class ApplyIT {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_600_000_000_000L);

  private static final String GREETER =
      """
      package shop;
      public class Greeter {
        @dev.l9.trace.L9Traced
        public String greet(String name) { return Gone.polite(name); }
        public static void main(String[] args) {
          for (String arg : args) new Greeter().greet(arg);
        }
      }
      """;

  private static final String GONE =
      """
      package shop;
      public class Gone {
        @dev.l9.trace.L9Traced
        static String polite(String name) { return "dear " + name; }
      }
      """;

  @TempDir Path production;
  @TempDir Path checkout;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void runsElsewhere_areStampedIntoACheckout(Jdk jdk) throws Exception {
    TestProject elsewhere = withoutSources();
    Path greeter = checkout.resolve("app/src/main/java/shop/Greeter.java");
    Files.createDirectories(greeter.getParent());
    Files.writeString(greeter, GREETER);
    Files.setLastModifiedTime(greeter, LONG_AGO);
    ProgramRun known = elsewhere.runWell(jdk, "blocks=one.jsonl", "shop.Greeter", "Ann");
    assertEquals("", known.err(), "with blocks, it is known that there are no sources");
    elsewhere.runWell(jdk, "blocks=two.jsonl", "shop.Greeter", "Bob", "Cid");
    String one = production.resolve("one.jsonl").toString();
    String two = production.resolve("two.jsonl").toString();

    ProgramRun run = apply(jdk, two, one);
    assertEquals(1, run.exitCode(), run::toString);
    List<String> lines = run.out().lines().toList();
    assertEquals(3, lines.size(), run::toString);
    assertTrue(lines.get(0).startsWith("not found  shop/Gone.java: "), run::toString);
    assertEquals("stamped    " + greeter.toRealPath(), lines.get(1));
    assertEquals("1 stamped, 1 not found", lines.get(2));
    assertEquals(LONG_AGO, Files.getLastModifiedTime(greeter));
    assertEquals("unverified", state(greeter));
    byte[] stamped = Files.readAllBytes(greeter);
    assertArrayEquals(GREETER.getBytes(), JAVA.withoutBlock(stamped));
    DoraTraceBlock block = JAVA.read(stamped).orElseThrow();
    assertEquals("{name=Text[value=Cid]}", block.inputs().toString());
    assertEquals(3, block.graph().nodes().get(0).calls());
    assertEquals(
        List.of(3L), block.graph().edges().stream().map(DoraTraceBlock.Edge::calls).toList());

    ProgramRun again = apply(jdk, one, two);
    assertTrue(again.out().contains("\nunchanged  " + greeter.toRealPath()), again::toString);
    assertArrayEquals(stamped, Files.readAllBytes(greeter));

    String exclude = "**/shop/Gree*";
    ProgramRun excluded = apply(jdk, one, "--exclude", exclude, "--exclude", "*.json");
    String reason = greeter.toRealPath() + " is left out by update.exclude=" + exclude;
    assertEquals("excluded   shop/Greeter.java: " + reason, excluded.out().lines().toList().get(1));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aBlockOfStampedCode_isKnownToBeFresh_andStaysIfItIsOfALaterExecution(Jdk jdk)
      throws Exception {
    Path root = Files.createDirectories(checkout.resolve("code"));
    Path greeter = root.resolve("shop/Greeter.java");
    Files.createDirectories(greeter.getParent());
    Files.writeString(greeter, GREETER);
    TestProject elsewhere = withoutSources();
    assertEquals(
        "1 class of 1 source\n",
        L9Run.here("stamp", elsewhere.classes().toString(), "--sources", root.toString()).out());
    elsewhere.runWell(jdk, "blocks=one.jsonl", "shop.Greeter", "Ann");
    String records = production.resolve("one.jsonl").toString();
    assertEquals(1, here("--sources", root.toString(), records).exitCode());
    assertEquals("fresh", state(greeter));
    String later =
        Files.readString(greeter).replaceAll("\"timestamp\":\"20\\d\\d", "\"timestamp\":\"2999");
    Files.writeString(greeter, later);

    ProgramRun run = here("--sources", root.toString(), "--json", records);
    assertTrue(run.out().contains("\"outcome\":\"stale\""), run::toString);
    assertTrue(run.out().contains("later execution, 2999-"), run::toString);
    assertEquals(later, Files.readString(greeter));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatCannotBeRead_isRefused_butForATornLastLine(Jdk jdk) throws Exception {
    TestProject elsewhere = withoutSources();
    elsewhere.runWell(jdk, "blocks=one.jsonl", "shop.Greeter", "Ann");
    Path records = production.resolve("one.jsonl");
    Files.writeString(records, "{\"run\":\"sys_1", StandardOpenOption.APPEND);
    assertTrue(
        here("--sources", checkout.toString(), records.toString()).out().endsWith("2 not found\n"));

    Files.writeString(records, "\n", StandardOpenOption.APPEND);
    Files.writeString(records, "{}\n", StandardOpenOption.APPEND);
    ProgramRun damaged = here("--sources", checkout.toString(), records.toString());
    assertEquals(2, damaged.exitCode(), damaged::toString);
    assertTrue(damaged.err().startsWith("l9: " + records + ", line 3: not JSON"), damaged.err());
    ProgramRun missing = here("none.jsonl");
    assertEquals("l9: there is no file none.jsonl\n", missing.err());
    assertEquals(2, missing.exitCode());
    assertEquals(2, here(checkout.toString()).exitCode());
  }

  private static String state(Path file) {
    String line = L9Run.here("block", "status", file.toString()).out();
    return line.substring(0, line.indexOf(file.toString())).strip();
  }

  private TestProject withoutSources() throws Exception {
    TestProject project =
        new TestProject(production)
            .source("shop/Greeter.java", GREETER)
            .source("shop/Gone.java", GONE)
            .compile("-g");
    Files.delete(project.sourceRoot().resolve("shop/Greeter.java"));
    Files.delete(project.sourceRoot().resolve("shop/Gone.java"));
    return project;
  }

  private ProgramRun apply(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>(List.of("apply"));
    command.addAll(List.of(arguments));
    return L9Run.apart(jdk, new TestProject(checkout), command.toArray(new String[0]));
  }

  /** Where the folder that it runs in doesn't matter. */
  private static ProgramRun here(String... arguments) {
    List<String> command = new ArrayList<>(List.of("apply"));
    command.addAll(List.of(arguments));
    return L9Run.here(command.toArray(new String[0]));
  }
}
