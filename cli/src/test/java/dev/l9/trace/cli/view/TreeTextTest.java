package dev.l9.trace.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.TextWidth;
import dev.l9.trace.reader.tree.LeftOut;
import dev.l9.trace.reader.tree.TreeEvent;
import dev.l9.trace.tree.EventLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTextTest {

  private static final Screen NARROW = new Screen(true, 40, false);
  private static final Screen COLOURS = new Screen(true, 80, true);

  private static TreeEvent event(String name, String input, String status, String output) {
    EventLine line = new EventLine("sys", name, input, status, output, 12, null);
    return new TreeEvent("id", null, 0, line);
  }

  private static String narrow(TreeEvent event, int depth) {
    String text = new TreeText(NARROW, null).of(event, depth);
    assertTrue(TextWidth.of(text) <= 40, text);
    return text;
  }

  @Test
  void onAPipe_nothingIsCut() {
    String input = "x".repeat(500);
    assertEquals(
        "[sys] Shop.order: " + input + " → error " + input + " (12ms)",
        new TreeText(Screen.NONE, null).of(event("Shop.order", input, "error", input), 0));
  }

  @Test
  void lineThatIsTooLong_isCutOnBothSidesOfItsArrow() {
    assertEquals(
        "[sys] Shop.order: customer=an… → true (12ms)",
        new TreeText(new Screen(true, 44, false), null)
            .of(event("Shop.order", "customer=ann, item=lamp", "success", "true"), 0));
    assertEquals(
        "[sys] Shop.order… → error IOExce… (12ms)",
        narrow(event("Shop.order", "customer=ann", "error", "IOException: no route to host"), 0));
  }

  @Test
  void wideAndCombiningCharacters_countAsTheTerminalDraws() {
    for (String text : List.of("日本語".repeat(20), "e\u0301".repeat(60), "🚀".repeat(30))) {
      for (int depth = 0; depth < 4; depth++) {
        String line = narrow(event("order", text, "success", text), depth);
        assertTrue(line.endsWith("… (12ms)"), line);
        assertTrue(line.contains("… → "), line);
      }
    }
  }

  @Test
  void deepLines_keepHalfOfTheScreen() {
    String line = narrow(event("order", "", "success", "1"), 100_000);
    assertEquals("                  └─[sys] or… → 1 (12ms)", line);
  }

  @Test
  void layersStatusesAndTimes_haveColours() {
    TreeText text = new TreeText(COLOURS, null);
    assertEquals(
        "  └─\u001b[36m[sys]\u001b[0m order → true\u001b[2m (12ms)\u001b[0m",
        text.of(event("order", "", "success", "true"), 1));
    assertEquals(
        "\u001b[36m[sys]\u001b[0m order → \u001b[31merror gone\u001b[0m\u001b[2m (12ms)\u001b[0m",
        text.of(event("order", "", "error", "gone"), 0));
    assertEquals(
        "\u001b[36m[sys]\u001b[0m order → \u001b[33mblocked\u001b[0m\u001b[2m (12ms)\u001b[0m",
        text.of(event("order", "", "blocked", ""), 0));
    assertEquals("  └─\u001b[2m… 1,234 more\u001b[0m", text.of(new LeftOut("x", 1234), 1));
  }

  @Test
  void markedLine_isBold_andHasASign() {
    assertEquals(
        "\u001b[36m[sys]\u001b[0m\u001b[1m order\u001b[0m → 1\u001b[1m (12ms) ◀\u001b[0m",
        new TreeText(COLOURS, "id").of(event("order", "", "success", "1"), 0));
    assertEquals(
        "[sys] order → 1 (12ms)",
        new TreeText(Screen.NONE, "other").of(event("order", "", "success", "1"), 0));
  }
}
