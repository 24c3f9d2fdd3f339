package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code l9 doctor} says of a run, for each rule that can say no. */
@JdksInTurn
class DoctorIT {

  private static final String SHOP =
      """
      package shop;
      import dev.l9.trace.*;
      @L9Traced
      public class Shop {
        public Shop() {}
        public int buy(int count, @L9Sensitive String card) { return check(count); }
        private int check(int count) {
          if (count == 0) throw new IllegalArgumentException("none");
          return count;
        }
        public void noise() {}
        public int unused() { return 1; }
        @L9Traced(updateSource = false, captureInputs = false)
        public void quiet(String text) {}
        public static void main(String[] args) {
          Shop shop = new Shop();
          shop.buy(2, "x");
          try { shop.buy(0, "x"); } catch (IllegalArgumentException e) { }
          for (int i = 0; i < 4; i++) shop.noise();
          shop.quiet("");
          new Plain().run();
          new Gone().run();
          Runnable task = () -> shop.noise();
          task.run();
          new Stock().count();
          new Excluded().run();
          new Depot().count();
        }
      }
      """;

  private static final String PLAIN =
      """
      package shop;
      public class Plain { void run() {} }
      """;

  private static final String STOCK =
      """
      package shop;
      import dev.l9.trace.*;
      interface Counted { @L9Traced int count(); }
      class Stock implements Counted {
        public int count() { return 1; }
        int other() { return 2; }
      }
      class Depot extends Stock { public int count() { return 2; } @L9Traced void own() {} }
      """;

  private static final String EXCLUDED =
      """
      package shop;
      public class Excluded {
        @dev.l9.trace.L9Traced void run() {}
      }
      """;

  private static final String GONE =
      """
      package shop;
      public class Gone { @dev.l9.trace.L9Traced void run() {} }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void doctor_saysWhatWasDecided_andByWhichRule(Jdk jdk) throws Exception {
    TestProject project =
        new TestProject(folder)
            .source("shop/Shop.java", SHOP)
            .source("shop/Plain.java", PLAIN)
            .source("shop/Stock.java", STOCK)
            .source("shop/Gone.java", GONE)
            .source("shop/Excluded.java", EXCLUDED)
            .compile("-g");
    Files.delete(project.sourceRoot().resolve("shop/Gone.java"));
    project.runWell(
        jdk,
        "doctor=l9-doctor.jsonl,rate=shop.Shop#noise:0,exclude=shop.Shop#main,update.exclude=Ex*",
        "shop.Shop");
    Path file = project.sourceRoot().resolve("shop/Shop.java").toRealPath();

    assertSaid(
        0,
        """
        shop.Shop
          buy(int, String) is traced: its class is marked @L9Traced
            captured: count, the result; shown as ***: card
            executions: 2 in the trace, 1 of them ended with an error
            block: in %s
        """
            .formatted(file),
        "shop.Shop#buy");
    assertSaid(
        1,
        """
        shop.Shop
          <init>() is not traced: the class is marked, which doesn't include constructors: mark it itself
        """,
        "Shop#<init>");
    assertSaid(
        1,
        """
        shop.Shop
          check(int) is not traced: the class is marked, which doesn't include private methods: mark it itself
        """,
        "Shop#check");
    assertSaid(
        1,
        """
        shop.Shop
          main(String[]) is not traced: the option exclude leaves it out
        """,
        "Shop#main");
    assertSaid(
        1,
        """
        shop.Shop
          noise() is traced: its class is marked @L9Traced
            captured: nothing
            executions: 5 left out by the option rate
            block: in %s
        """
            .formatted(file),
        "Shop#noise");
    assertSaid(
        1,
        """
        shop.Shop
          unused() is traced: its class is marked @L9Traced
            captured: the result
            executions: none
            block: in %s
        """
            .formatted(file),
        "Shop#unused");
    assertSaid(
        1,
        """
        shop.Shop
          quiet(String) is traced: it is marked @L9Traced
            captured: nothing
            executions: 1 in the trace
            no block: it is marked updateSource=false, or its class file names no source
        """,
        "Shop#quiet");
    assertSaid(
        1,
        "Plain.java: not traced: it was loaded, and nothing in it is marked or included\n",
        "Plain.java");
    assertSaid(
        1,
        """
        shop.Shop
          lambda$main$0(Shop) is not traced: it is the body of a lambda: it runs as a part of what calls it; mark a method instead
        """,
        "Shop#lambda$main$0");
    assertSaid(
        1,
        """
        shop.Stock
          <init>() is not traced: nothing marks it, and no include pattern names it
          count() is not traced: nothing marks it, and no include pattern names it; the mark of what it overrides applies only with inherit=true
          other() is not traced: nothing marks it, and no include pattern names it
        """,
        "Stock");
    assertSaid(
        1,
        """
        shop.Counted
          count() is not traced: it has no code: with inherit=true its mark would apply to the methods that implement it; or mark these
        """,
        "Counted");
    assertSaid(
        1,
        """
        shop.Depot
          count() is not traced: nothing marks it, and no include pattern names it; the mark of what it overrides applies only with inherit=true
        """,
        "Depot#count");
    assertSaid(
        1,
        """
        shop.Excluded
          run() is traced: it is marked @L9Traced
            captured: nothing
            executions: 1 in the trace
            no block: %s is left out by update.exclude=Ex*
        """
            .formatted(file.resolveSibling("Excluded.java")),
        "Excluded#run");
    assertSaid(1, "Other: no class of that name was loaded in this run\n", "Other");
    assertSaid(1, "Shop#by: its class has no such method\n", "Shop#by");
    ProgramRun gone = L9Run.here("doctor", "--report", report(), "Gone.java");
    assertTrue(gone.out().contains("no block: not found below the source roots ["), gone::toString);
    assertEquals(0, doctor(jdk, "src/main/java/shop/Shop.java").exitCode());
    ProgramRun json = L9Run.here("doctor", "--report", report(), "--json", "Shop");
    assertTrue(json.out().startsWith("[{\"kind\":\"method\""));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void doctor_withoutAReport_saysHowToGetOne(Jdk jdk) throws Exception {
    ProgramRun run = doctor(jdk, "Shop");
    assertEquals(2, run.exitCode());
    assertEquals(
        "l9: there is no l9-doctor.jsonl: run the program once more with doctor=l9-doctor.jsonl"
            + " among the agent's options\n",
        run.err());
    Files.writeString(folder.resolve("l9-doctor.jsonl"), "no report\n");
    assertTrue(
        doctor(jdk, "Shop").err().startsWith("l9: l9-doctor.jsonl is not a doctor's report"));
  }

  private void assertSaid(int exitCode, String said, String what) {
    ProgramRun run = L9Run.here("doctor", "--report", report(), what);
    assertEquals(said, run.out());
    assertEquals(exitCode, run.exitCode(), said);
  }

  private String report() {
    return folder.resolve("l9-doctor.jsonl").toString();
  }

  private ProgramRun doctor(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>(List.of("doctor"));
    command.addAll(List.of(arguments));
    return L9Run.apart(jdk, new TestProject(folder), command.toArray(new String[0]));
  }
}
