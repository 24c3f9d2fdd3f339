package dev.l9.trace.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.model.DoraTraceBlock.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockStyleTest {

  private static final String ERROR = "IllegalStateException: empty";

  /** Three methods, four edges and an error, as a run of a small class leaves them. */
  private static DoraTraceBlock typical() {
    Map<String, CapturedValue> inputs = Map.of("item", new CapturedValue.Num(17));
    return new DoraTraceBlock(
        "sys_1768313000_k3j9x0a1b2c3d",
        "total",
        "2026-01-02T02:30:00Z",
        List.of(),
        new Graph(
            List.of(
                new Node("Cart.total", "Cart.java", "system", 3, 1, 0.412, 1.203),
                new Node("Cart.price", "Cart.java", "system", 3, 0, 0.112, 0.203),
                new Node("Cart.tax", "Cart.java", "system", 2, 0, 0.05, 0.1)),
            List.of(
                new Edge("Cart.total", "Cart.price", 3),
                new Edge("Cart.total", "Cart.tax", 2),
                new Edge("Cart.tax", "Cart.price", 2),
                new Edge("Cart.price", "Cart.tax", 1))),
        inputs,
        Map.of(),
        new Metrics(
            "0.53",
            List.of(ERROR),
            "0.75",
            0.412,
            List.of(new Failure(ERROR, "", "Cart.java:42", 1, inputs)),
            new LastError("sys_1768313000_k3j9x0a1b2c3d", "2026-01-02T02:30:00Z", inputs, ERROR),
            new Run("k3j9x0a1", "program"),
            "3dc0deecb19e0a72",
            "8ba169dd2d649c9b"));
  }

  @Test
  void compact_takesAtMost16LinesOf120_forThreeMethodsFourEdgesAndAnError() throws Exception {
    DoraTraceBlock shown = BlockStyle.COMPACT.shown(typical(), "Cart.java");
    String text =
        FormatAssert.text(
            BlockFormats.of("Cart.java")
                .orElseThrow()
                .withBlock("class Cart {}\n".getBytes(), shown, BlockStyle.COMPACT));
    List<String> block = text.lines().skip(2).toList();
    assertEquals(16, block.size(), text);
    assertTrue(block.stream().allMatch(line -> line.length() <= 120), text);
    assertEquals(shown, BlockParser.parse(BlockRenderer.render(shown, BlockStyle.COMPACT)));
    assertFalse(text.contains("\"trace_id\":\"sys_1768313000_k3j9x0a1b2c3d\",\"error\""), text);
  }

  @Test
  void lines_haveAtMost120Characters_inEachTypeOfFile_whateverTheValues() throws Exception {
    Random random = new Random(5);
    for (String name : List.of("a.java", "a.py", "a.json", "a.sql", "a.md", "a.sh", "a.xml")) {
      String code = name.endsWith("json") ? "{\n    \"a\": 1\n}\n" : "<a/>\n";
      for (int i = 0; i < 20; i++) {
        Map<String, CapturedValue> values = Map.of("value", value(random, 4));
        DoraTraceBlock shown =
            BlockStyle.COMPACT.shown(
                new DoraTraceBlock(
                    "id", "t", "", List.of(), typical().graph(), values, values, failed(values)),
                name);
        byte[] written =
            BlockFormats.of(name)
                .orElseThrow()
                .withBlock(code.getBytes(), shown, BlockStyle.COMPACT);
        String text = FormatAssert.text(written);
        assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
        assertTrue(shown.inputs().equals(values) || text.contains("\\u2026 "), text);
      }
    }
  }

  private static Metrics failed(Map<String, CapturedValue> inputs) {
    String error = "E: " + "a message of some length ".repeat(40);
    Failure failure = new Failure(error, error, "Cart.java:42", 7, inputs);
    return new Metrics(
        "", List.of(error), "", 1234.567, List.of(failure), null, null, "hash", "seal");
  }

  private static CapturedValue value(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return new CapturedValue.Text("some text ".repeat(random.nextInt(30)));
    }
    List<CapturedValue> items = new ArrayList<>();
    for (int left = random.nextInt(10); left > 0; left--) {
      items.add(value(random, depth - 1));
    }
    return random.nextBoolean()
        ? new CapturedValue.Items(items)
        : new CapturedValue.Fields(Map.of("a", new CapturedValue.Items(items), "b", items(items)));
  }

  private static CapturedValue items(List<CapturedValue> items) {
    return new CapturedValue.Items(items.subList(0, items.size() / 2));
  }

  @Test
  void whatIsCutAgain_countsWhatWasCutBefore() {
    List<CapturedValue> items = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      items.add(new CapturedValue.Text("a text of twenty-four c."));
    }
    items.add(new CapturedValue.Text("… 990 more"));
    Map<String, CapturedValue> cut =
        ShortValues.fit(Map.of("list", new CapturedValue.Items(items)), 150);
    assertEquals(
        "{\"list\":[\"a text of twenty-four c.\",\"a text of twenty-four c.\","
            + "\"a text of twenty-four c.\",\"a text of twenty-four c.\",\"\\u2026 996 more\"]}",
        JsonBytes.plainCompact().fields(cut).toString());
    assertEquals("abc… 17 more", ShortValues.text("abcdefghij… 10 more", 3));
    assertEquals(cut, ShortValues.fit(cut, 150));
  }

  @Test
  void full_showsAll_asItIs() {
    assertEquals(typical(), BlockStyle.FULL.shown(typical(), "Cart.java"));
    DoraTraceBlock compact = BlockStyle.COMPACT.shown(typical(), "Cart.java");
    assertEquals(compact, BlockStyle.FULL.shown(compact, "Cart.java"), "what isn't known stays so");
    assertEquals(typical(), BlockParser.parse(BlockRenderer.render(typical(), BlockStyle.FULL)));
    assertEquals(1, BlockRenderer.render(typical(), BlockStyle.LINE).lines().count());
    assertEquals(41, BlockRenderer.render(typical(), BlockStyle.FULL).lines().count());
  }
}
