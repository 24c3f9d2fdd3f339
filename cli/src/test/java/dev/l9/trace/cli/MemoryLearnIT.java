package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.GeneratedTest;
import dev.l9.trace.testkit.GeneratedTest.Result;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l9 memory learn} on two versions of a program, of which the second has a fault. */
class MemoryLearnIT {

  private static final String OPTIONS = "update=false,values=json,include=demo..*#*";

  @TempDir private Path folder;

  private TestProject run(String name, String source) {
    TestProject project =
        new TestProject(folder.resolve(name)).source("demo/Shop.java", source).compile("-g");
    project.runWell(Jdk.running(), OPTIONS, "demo.Shop");
    return project;
  }

  private ProgramRun memory(String... words) {
    List<String> command = new ArrayList<>(List.of("memory"));
    command.addAll(List.of(words));
    command.addAll(List.of("--store", "file:" + folder.resolve("memory")));
    return L9Run.here(command.toArray(String[]::new));
  }

  private Result outcome(String test, TestProject project) throws IOException {
    String source = Files.readString(folder.resolve("tests/demo/" + test + ".java"));
    GeneratedTest.Outcome outcome =
        GeneratedTest.run("demo." + test, source, List.of(project.classes()));
    assertTrue(outcome.result() != Result.NOT_COMPILED, outcome::problem);
    return outcome.result();
  }

  @Test
  void faultOfTheSecondVersion_isNamed_andFailsTheTestsOfTheFirst() throws IOException {
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("two"));
    TestProject one = run("one", SHOP);
    TestProject two = run("two", SHOP.replace("line.count() * line.price()", "line.price()"));
    assertEquals(0, memory("add", one.traceFile().toString()).exitCode());
    ProgramRun first = memory("learn", "--limit", "1");
    assertTrue(first.out().contains(" all failed with IllegalArgumentException"), first.out());

    ProgramRun check = memory("learn", "--against", two.traceFile().toString());
    assertEquals(1, check.exitCode(), check::toString);
    List<String> lines = check.out().lines().toList();
    assertEquals("demo.Shop#net", lines.get(1), check.out());
    assertTrue(
        lines.get(2).startsWith("  result == line.count * line.price is violated by "),
        check.out());
    String id = lines.get(3).substring(lines.get(3).lastIndexOf(' ') + 1);
    assertEquals("net", event(two, id).operation(), check.out());

    String classes = one.classes().toString();
    String tests = folder.resolve("tests").toString();
    ProgramRun junit = memory("learn", "--as", "junit", "-o", tests, "--classes", classes);
    assertEquals(0, junit.exitCode(), junit::toString);
    for (String test : List.of("ShopNetLearntTest", "ShopNamesLearntTest")) {
      assertEquals(Result.PASSED, outcome(test, one), test);
    }
    assertEquals(Result.FAILED, outcome("ShopNetLearntTest", two));
    for (String test : List.of("ShopFirstLearntTest", "ShopEachLearntTest")) {
      assertEquals(Result.PASSED, outcome(test, one), test);
    }
    assertTrue(
        junit
            .err()
            .contains(
                "l9: demo.Shop$Till#sell: no test: this: the object on which the method was called"
                    + " has fields, and isn't recorded; run the program with capture.receiver of"
                    + " this method\n"),
        junit.err());
    assertTrue(
        junit
            .err()
            .contains(
                "l9: demo.Shop#next: no test: what it returns may depend on the static field"
                    + " demo.Shop.sold, which isn't recorded\n"),
        junit.err());
    ProgramRun again = memory("learn", "--as", "junit", "-o", tests, "--classes", classes);
    assertTrue(again.out().lines().allMatch(line -> line.endsWith("(unchanged)")), again.out());
  }

  private static TraceEvent event(TestProject project, String id) {
    return project.events().stream()
        .filter(event -> event.traceId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static final String SHOP =
      """
      package demo;

      import java.util.*;

      public class Shop {
        enum Kind { LAMP, CHAIR }

        record Line(Kind kind, int count, int price) {}

        record Names(List<String> names, Optional<Kind> first) {}

        static class Till {
          private final Map<Kind, Integer> left = new HashMap<>();

          int sell(Kind kind) {
            return left.merge(kind, -1, Integer::sum);
          }
        }

        private static int sold;

        static int next() {
          return sold++;
        }

        static double rate(String currency) {
          if (currency.equals("XXX")) {
            throw new IllegalArgumentException("no currency");
          }
          return currency.equals("EUR") ? 1 : 0.5;
        }

        static Optional<String> first(List<String> names) {
          return names.stream().findFirst();
        }

        static Iterator<String> each(List<String> names) {
          return names.iterator();
        }

        static int net(Line line) {
          if (line.count() < 0) {
            throw new IllegalArgumentException("no negative count");
          }
          return line.count() * line.price();
        }

        static int total(List<Line> lines) {
          int total = 0;
          for (Line line : lines) {
            total += net(line);
          }
          return total;
        }

        static Names names(List<Line> lines) {
          List<String> names = new ArrayList<>();
          lines.forEach(line -> names.add(line.kind().name().toLowerCase(Locale.ROOT)));
          Collections.sort(names);
          return new Names(names, lines.stream().map(Line::kind).findFirst());
        }

        public static void main(String[] args) {
          Random random = new Random(5);
          Till till = new Till();
          till.left.put(Kind.LAMP, 1000);
          till.left.put(Kind.CHAIR, 2000);
          for (int i = 0; i < 80; i++) {
            List<Line> lines = new ArrayList<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
              Kind kind = random.nextBoolean() ? Kind.LAMP : Kind.CHAIR;
              lines.add(new Line(kind, 2 + random.nextInt(5), 10 + random.nextInt(300)));
            }
            total(lines);
            names(lines);
            till.sell(lines.get(0).kind());
            next();
            first(i % 3 == 0 ? List.of() : List.of("lamp" + i % 30));
            each(List.of("lamp" + i));
            try {
              rate(List.of("XXX", "EUR", "USD", "GBP").get(i % 4));
            } catch (IllegalArgumentException e) {
              // Some fail.
            }
          }
        }
      }
      """;
}
