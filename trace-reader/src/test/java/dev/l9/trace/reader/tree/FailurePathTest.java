package dev.l9.trace.reader.tree;

import static dev.l9.trace.reader.event.TestEvents.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailurePathTest {

  private final TraceTrees trees = new TraceTrees(null);

  @Test
  void path_hasWhatRanBefore_andWhatRanInside_andCountsTheRest() {
    trees.event(event("root", null, "root", 0));
    trees.event(event("other", "root", "root", 1));
    trees.event(event("below other", "other", "root", 2));
    trees.event(event("caller", "root", "root", 10));
    for (int i = 1; i <= 5; i++) {
      trees.event(event("before" + i, "caller", "root", 10 + i));
      trees.event(event("below before" + i, "before" + i, "root", 10 + i));
    }
    trees.event(event("failing", "caller", "root", 20));
    trees.event(event("inside", "failing", "root", 21));
    trees.event(event("inside inside", "inside", "root", 22));
    trees.event(event("after", "caller", "root", 30));
    assertEquals(
        """
        root
          caller
            before3
              … 1 more
            before4
              … 1 more
            before5
              … 1 more
            failing
              inside
                inside inside
            … 5 more
          … 2 more
        """,
        TreeTexts.of(FailurePath.of(trees.lines(), "failing")));
  }

  @Test
  void root_isTheWholeTrace() {
    trees.event(event("root", null, "root", 0));
    trees.event(event("child", "root", "root", 1));
    assertEquals("root\n  child\n", TreeTexts.of(FailurePath.of(trees.lines(), "root")));
  }

  @Test
  void eventThatIsNotThere_changesNothing() {
    trees.event(event("root", null, "root", 0));
    assertEquals(trees.lines(), FailurePath.of(trees.lines(), "none"));
  }

  @Test
  void partsWithoutTheirRoot_areCounted() {
    trees.event(event("failing", "lost", "root", 1));
    trees.event(event("elsewhere", "lost too", "root", 0));
    assertEquals("failing\n… 1 more\n", TreeTexts.of(FailurePath.of(trees.lines(), "failing")));
  }

  @Test
  void parentsInACycle_endThePath() {
    trees.event(event("a", "b", "a", 0));
    trees.event(event("b", "a", "a", 1));
    assertEquals("a\n  b\n", TreeTexts.of(FailurePath.of(trees.lines(), "b")));
    assertEquals(List.of(), FailurePath.of(List.of(), "b"));
  }
}
