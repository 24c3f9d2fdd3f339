package dev.l9.trace.reader.tree;

import static dev.l9.trace.reader.event.TestEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.TestEvents;
import dev.l9.trace.tree.TraceForest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees stay bounded, and say what they leave out. */
class TraceTreesTest {

  @Test
  void rootWithMoreChildrenThanAreKept_saysHowManyMore() {
    TraceTrees trees = new TraceTrees(null, 8);
    for (int i = 1; i <= 8; i++) {
      trees.event(event("c" + i, "root", "root", i));
    }
    Event more = event("c9", "root", "root", 9);
    for (int i = 0; i < 1_000_000; i++) {
      trees.event(more);
    }
    trees.event(event("root", null, "root", 0));
    assertEquals(
        """
        root
          c1
          c2
          c3
          c4
          c5
          c6
          c7
          c8
          … 1,000,000 more
        """,
        TreeTexts.of(trees.lines()));
    assertEquals(1_000_000, trees.leftOut());
  }

  @Test
  void whatComesLater_isKeptIfItFailed_orIsLookedFor_orIsAParent() {
    TraceTrees trees = new TraceTrees("wanted", 8);
    for (int i = 1; i <= 8; i++) {
      trees.event(event("c" + i, "parent", "root", i));
    }
    trees.event(event("lost", "parent", "root", 9));
    trees.event(TestEvents.read(TestEvents.line("failed", "parent", "root", 10, "error")));
    trees.event(TestEvents.read(TestEvents.line("failed2", "parent", "root", 11, "error")));
    trees.event(event("wanted", "parent", "root", 12));
    trees.event(event("parent", "root", "root", 0));
    trees.event(event("root", null, "root", 0));
    assertEquals(
        """
        parent
          c1
          c2
          c3
          c4
          c5
          c6
          c7
          c8
          failed
          wanted
          … 2 more
        … 1 more
        """,
        TreeTexts.of(trees.lines()));
  }

  @Test
  void rootThatNeverEnds_leavesItsChildrenAsRoots() {
    TraceTrees trees = new TraceTrees(null, 2);
    for (int i = 1; i <= 5; i++) {
      trees.event(event("c" + i, "root", "root", i));
    }
    assertEquals("c1\nc2\n… 3 more\n", TreeTexts.of(trees.lines()));
  }

  @Test
  void depthOf100000_isDrawnWithinTheBound_fromItsLowestOn() {
    TraceTrees trees = new TraceTrees(null);
    int depth = 100_000;
    for (int i = depth; i > 0; i--) {
      trees.event(event("n" + i, i == 1 ? null : "n" + (i - 1), "n1", i % 3_000));
    }
    int[] deepest = {0};
    List<TreeLine> lines = trees.lines();
    TraceForest.visit(lines, (line, at) -> deepest[0] = Math.max(deepest[0], at));
    assertEquals(89_999, deepest[0], "80,000 as they come, and 10,000 as parents of these");
    assertEquals(depth - 90_000, trees.leftOut());
    assertTrue(lines.contains(new LeftOut(null, 10_000)));
  }

  @Test
  void textsOfOtherPrograms_areBounded() {
    String line = TestEvents.line("x", null, "x", 0, "success");
    String longer = "y".repeat(1_000_000);
    TreeEvent event =
        TreeEvent.of(
            TestEvents.read(line.replace("\"operation\":\"x", "\"operation\":\"" + longer)));
    assertEquals("y".repeat(1_999) + "…", event.line().name());
    String pairs = "𝄞".repeat(2_000);
    event =
        TreeEvent.of(
            TestEvents.read(line.replace("\"operation\":\"x", "\"operation\":\"" + pairs)));
    assertEquals("𝄞".repeat(999) + "…", event.line().name());
  }

  @Test
  void depthLimit_countsWhatIsBelow_whereItIsLeftOut() {
    TraceTrees trees = new TraceTrees(null);
    trees.event(event("a1x", "a1", "a", 2));
    trees.event(event("a1", "a", "a", 1));
    trees.event(event("a2x", "a2", "a", 4));
    trees.event(event("a2xx", "a2x", "a", 5));
    trees.event(event("a2", "a", "a", 3));
    trees.event(event("a3", "a", "a", 6));
    trees.event(event("a", null, "a", 0));
    assertEquals(
        """
        a
          a1
            … 1 more
          a2
            … 2 more
          a3
        """,
        limited(trees, 2));
    assertEquals("a\n  … 6 more\n", limited(trees, 1));
    assertEquals(TreeTexts.of(trees.lines()), limited(trees, 4));
  }

  private static String limited(TraceTrees trees, int levels) {
    StringBuilder text = new StringBuilder();
    DepthLimit limit = new DepthLimit(levels, (line, depth) -> TreeTexts.add(line, depth, text));
    TraceForest.visit(trees.lines(), limit);
    limit.end();
    return text.toString();
  }
}
