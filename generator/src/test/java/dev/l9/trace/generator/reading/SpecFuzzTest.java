package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.Blocker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody does to a spec, it is read, or there is a complaint of a line that it has. */
final class SpecFuzzTest {

  private static final int ROUNDS = Boolean.getBoolean("l9.stress") ? 2_000 : 20;

  private static final List<String> SHARDS =
      List.of(
          "",
          " ",
          "\n",
          ": ",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "&a ",
          "*a",
          "? ",
          "~",
          "null",
          "true",
          "1e99",
          "-1",
          "List<",
          "Optional<String>",
          "\u0000",
          "\uD800",
          "\t",
          "#",
          "|",
          ">",
          "!!int ",
          "<<: ",
          "module",
          "…",
          "$",
          "\\",
          "(a|b)*",
          "PT1S",
          "record: ",
          "[]",
          "{}");

  private static void assertRead(String text) {
    Reading reading = SpecReader.read("module.yaml", text);
    assertEquals(reading.blockers().isEmpty(), reading.spec().isPresent(), text);
    int lines = text.split("\r\n|\r|\n", -1).length;
    List<Blocker> blockers = reading.blockers();
    for (Blocker blocker : blockers) {
      assertTrue(blocker.line() >= 1 && blocker.line() <= lines, () -> blocker + "\n" + text);
      assertTrue(!blocker.issue().isBlank() && !blocker.fix().isBlank(), blocker::toString);
    }
    List<Blocker> sorted = new ArrayList<>(blockers);
    sorted.sort(Comparator.comparingInt(Blocker::line));
    assertEquals(sorted, blockers);
    assertEquals(blockers.size(), new HashSet<>(blockers).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox", "documented"})
  void characters_mayBeChanged(String name) {
    Random random = new Random(name.hashCode());
    String spec = Specs.text(name);
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder(spec);
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(8));
        text.replace(at, end, SHARDS.get(random.nextInt(SHARDS.size())));
      }
      assertRead(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox", "documented"})
  void lines_mayBeTakenOutTwiceOrElsewhere(String name) {
    Random random = new Random(name.hashCode());
    String spec = Specs.text(name);
    for (int i = 0; i < ROUNDS; i++) {
      List<String> lines = new ArrayList<>(List.of(spec.split("\n")));
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        String line = lines.get(random.nextInt(lines.size()));
        switch (random.nextInt(3)) {
          case 0 -> lines.remove(line);
          case 1 -> lines.add(random.nextInt(lines.size()), line);
          default -> lines.add(random.nextInt(lines.size()), "  " + line);
        }
      }
      assertRead(String.join("\n", lines));
    }
  }

  /** Each value becomes each kind of another; in the short form, some values do. */
  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox", "documented"})
  void values_mayBeAnything(String name) {
    String spec = Specs.text(name);
    List<String> others =
        List.of("~", "[]", "{}", "[[]]", "{a: 1}", "7", "''", "\"*/\"", "Foo.bar", "A");
    for (int at = spec.indexOf(": "); at >= 0; at = spec.indexOf(": ", at + 1)) {
      int end = at + 2;
      while (end < spec.length() && ",}\n".indexOf(spec.charAt(end)) < 0) {
        end++;
      }
      for (String other : ROUNDS > 100 ? others : List.of(others.get(at % others.size()))) {
        assertRead(spec.substring(0, at + 2) + other + spec.substring(end));
      }
    }
  }

  @Test
  void longValues_areRefused() {
    String spec = Specs.text("documented");
    String shortest = "a.".repeat(50_000) + "b";
    for (String line :
        List.of(
            "call: OrderStore.save",
            "package: com.example.orders",
            "type: UUID",
            "min: 1",
            "id: order",
            "version: 1.0.0",
            "example: DE",
            "max_length: 40",
            "dependencies: []")) {
      assertTrue(spec.contains(line), line);
      String key = line.substring(0, line.indexOf(':'));
      assertRead(spec.replace(line, key + ": " + shortest));
      assertRead(spec.replace(line, key + ": [" + shortest + "]"));
      assertRead(spec.replace(line, key + ": " + "9".repeat(50_000)));
      assertRead(spec.replace(line, key + ": 1e999999999"));
      assertRead(spec.replace(line, key + ": \"" + "List<".repeat(50_000) + "\""));
    }
  }

  /** Each of them would take hours. */
  @Test
  void slowPatterns_takeNoLongerTogether() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      String field = "        - {name: f%d, type: String, pattern: \"%s\", example: %s}\n";
      fields.append(field.formatted(i, ".*".repeat(20) + "x", "y".repeat(500)));
    }
    String note = "        - {name: note,";
    String text = Specs.text("documented").replace(note, fields + note);
    assertRead(text);
    assertEquals(500, Specs.complaints(text).lines().count());
  }

  @Test
  void largeSpecs_haveOneComplaint() {
    StringBuilder types = new StringBuilder("  types:\n");
    for (int i = 0; i < 5_000; i++) {
      types.append(
          "    - {record: R%d, doc: a, fields: [{name: a, type: R%d}]}\n".formatted(i, i + 1));
    }
    String text = Specs.text("documented").replace("  types:\n", types);
    assertRead(text);
    assertTrue(Specs.complaints(text).contains("a module of more than 200 types is no module"));
  }
}
