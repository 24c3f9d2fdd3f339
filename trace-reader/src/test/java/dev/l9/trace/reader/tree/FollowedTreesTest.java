package dev.l9.trace.reader.tree;

import static dev.l9.trace.reader.event.TestEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.event.TestEvents;
import org.junit.jupiter.api.Test;

class FollowedTreesTest {

  private static final long SECOND = 1_000_000_000;

  private final StringBuilder given = new StringBuilder();
  private final FollowedTrees trees =
      new FollowedTrees(lines -> given.append(TreeTexts.of(lines)).append("--\n"), 0);

  private String given() {
    String text = given.toString();
    given.setLength(0);
    return text;
  }

  @Test
  void tree_isGivenWhenItsRootHasCome() {
    trees.event(event("b", "a", "a", 1));
    trees.event(event("y", "x", "x", 1));
    assertEquals("", given());
    trees.event(event("a", null, "a", 0));
    assertEquals("a\n  b\n--\n", given());
    trees.event(event("x", null, "x", 0));
    assertEquals("x\n  y\n--\n", given());
  }

  @Test
  void whatComesAfterItsRoot_isGivenWhenASecondHasPassed() {
    trees.event(event("a", null, "a", 0));
    given();
    trees.event(event("late", "a", "a", 2));
    trees.giveDue(SECOND / 2);
    trees.event(event("later", "late", "a", 3));
    trees.giveDue(SECOND);
    assertEquals("", given());
    trees.giveDue(2 * SECOND);
    assertEquals("late\n  later\n--\n", given());
  }

  @Test
  void rootThatDoesNotCome_isNotWaitedForLonger_thanTenSeconds() {
    for (int i = 0; i <= 10; i++) {
      trees.giveDue(i * SECOND);
      trees.event(event("c" + i, "root", "root", i));
    }
    assertEquals("", given());
    trees.giveDue(10 * SECOND + 1);
    assertEquals("c0\nc1\nc2\nc3\nc4\nc5\nc6\nc7\nc8\nc9\nc10\n--\n", given());
    trees.giveDue(30 * SECOND);
    assertEquals("", given());
  }

  @Test
  void eventsThatDoNotSayTheirRoot_areATreeWhenASecondHasPassed() {
    String ofRoot = ",\"metadata\":{\"root_id\":\"a\",\"duration_ns\":0}";
    String root = TestEvents.line("a", null, "a", 0, "success");
    String child = TestEvents.line("b", "a", "a", 1, "success");
    trees.event(TestEvents.read(root.replace(ofRoot, ",\"metadata\":{}")));
    trees.event(TestEvents.read(child.replace(ofRoot, ",\"metadata\":{}")));
    trees.giveDue(SECOND);
    assertEquals("", given());
    trees.giveDue(SECOND + 1);
    assertEquals("a\n  b\n--\n", given());
  }

  @Test
  void tracesThatAreTooMuch_areGivenInParts() {
    for (int i = 0; i < 50_001; i++) {
      trees.event(event("c", "root", "root", 0));
    }
    String first = given();
    assertEquals(50_001, first.lines().filter("c"::equals).count());
    assertTrue(first.endsWith("c\n--\n"), "nothing was left out");
    trees.event(event("root", null, "root", 0));
    assertEquals("root\n--\n", given());
  }
}
