package dev.l9.trace.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockRendererTest {

  @Test
  void fullBlock_isRenderedAndReadBack() {
    assertEquals(Blocks.FULL_JSON, BlockRenderer.render(Blocks.FULL, BlockStyle.FULL));
    assertEquals(Blocks.FULL, BlockParser.parse(Blocks.FULL_JSON));
  }

  @Test
  void emptyBlock_hasEveryKeyOfTheTemplate() {
    String json =
        """
        {
          "trace_id": "",
          "task": "",
          "timestamp": "",
          "patterns_used": [],
          "graph": {
            "nodes": [],
            "edges": []
          },
          "inputs": {},
          "outputs": {},
          "metrics": {
            "confidence": "",
            "errors_detected": [],
            "stability_score": ""
          }
        }""";
    assertEquals(json, BlockRenderer.render(DoraTraceBlock.EMPTY, BlockStyle.FULL));
    assertEquals(DoraTraceBlock.EMPTY, BlockParser.parse(json));
  }

  @Test
  void aValueThatFitsOnNoLine_isBrokenIntoItsParts() {
    CapturedValue text =
        new CapturedValue.Text("a text that has exactly fifty characters, for width");
    Map<String, CapturedValue> order = new LinkedHashMap<>();
    order.put("lines", new CapturedValue.Items(List.of(text, text)));
    order.put("notes", new CapturedValue.Items(List.of(text, text, text)));
    Map<String, CapturedValue> inputs = Map.of("order", new CapturedValue.Fields(order));
    DoraTraceBlock block =
        new DoraTraceBlock(
            "",
            "",
            "",
            List.of(),
            DoraTraceBlock.EMPTY.graph(),
            inputs,
            Map.of(),
            DoraTraceBlock.EMPTY.metrics());
    String json = BlockRenderer.render(block, BlockStyle.FULL);
    assertEquals(
        """
          "inputs": {
            "order": {
              "lines": ["a text that has exactly fifty characters, for width", "a text that has exactly fifty characters, for width"],
              "notes": [
                "a text that has exactly fifty characters, for width",
                "a text that has exactly fifty characters, for width",
                "a text that has exactly fifty characters, for width"
              ]
            }
          },
        """,
        json.substring(json.indexOf("  \"inputs\""), json.indexOf("  \"outputs\"")));
    assertEquals(block, BlockParser.parse(json));
  }

  @Test
  void durations_haveNoExponent() {
    assertEquals("12345678.5", duration(12345678.5));
    assertEquals("0.0005", duration(0.0005));
    assertEquals("0.0", duration(0));
    assertThrows(NumberFormatException.class, () -> duration(Double.NaN));
  }

  @Test
  void numbers_areReadBackAsTheyWereWritten() {
    Map<String, CapturedValue> inputs = new LinkedHashMap<>();
    inputs.put("int", new CapturedValue.Num(-1));
    inputs.put("long", new CapturedValue.Num(Long.MAX_VALUE));
    inputs.put("double", new CapturedValue.Num(1.0E10));
    inputs.put("big", new CapturedValue.Num(BigInteger.TEN.pow(299)));
    inputs.put("decimal", new CapturedValue.Num(new BigDecimal("1.10")));
    inputs.put("zero", new CapturedValue.Num(new BigDecimal("0E+400")));
    DoraTraceBlock block = withInputs(inputs);
    assertEquals(block, BlockParser.parse(BlockRenderer.render(block, BlockStyle.FULL)));
  }

  @Test
  void numbersThatReadersRefuse_areStrings_andTheSealHolds() {
    for (Number number :
        List.of(
            BigInteger.TEN.pow(1200),
            BigInteger.TEN.pow(300).negate(),
            new BigDecimal("1E+400"),
            new BigDecimal("-1E-400"),
            new BigDecimal("0." + "3".repeat(1200)))) {
      DoraTraceBlock block =
          SealedBlock.of(withInputs(Map.of("n", new CapturedValue.Num(number))), "hash");
      DoraTraceBlock read = BlockParser.parse(BlockRenderer.render(block, BlockStyle.FULL));
      assertEquals(Map.of("n", new CapturedValue.Text(number.toString())), read.inputs());
      assertTrue(SealedBlock.isIntact(read), number.toString());
    }
  }

  @Test
  void emptyCollections_behindALongKey_areStillEmpty() {
    String key = "k".repeat(200);
    DoraTraceBlock block =
        withInputs(
            Map.of(
                key,
                new CapturedValue.Items(
                    List.of(
                        new CapturedValue.Fields(Map.of(key, new CapturedValue.Items(List.of()))),
                        new CapturedValue.Fields(
                            Map.of(key, new CapturedValue.Fields(Map.of())))))));
    assertEquals(block, BlockParser.parse(BlockRenderer.render(block, BlockStyle.FULL)));
  }

  @Test
  void parser_fillsInWhatIsMissing_andTakesNumbersAsScores() {
    assertEquals(DoraTraceBlock.EMPTY, BlockParser.parse("{}"));
    DoraTraceBlock block =
        BlockParser.parse("{\"task\": \"t\", \"new\": 1, \"metrics\": {\"confidence\": 0.98}}");
    assertEquals("t", block.task());
    assertEquals("0.98", block.metrics().confidence());
  }

  @Test
  void parser_saysWhatIsWrong() {
    assertEquals("'block' is not an object", refusal("[]"));
    assertEquals("'inputs' is not an object", refusal("{\"inputs\": []}"));
    assertEquals("'task' is not a string", refusal("{\"task\": []}"));
    assertEquals("'patterns_used' is not a list", refusal("{\"patterns_used\": \"a\"}"));
    assertEquals("'node' is not an object", refusal("{\"graph\": {\"nodes\": [\"a\"]}}"));
    assertEquals("not JSON: empty", refusal(""));
    assertEquals("not JSON: text after the end", refusal("{} {}"));
    assertEquals("not JSON", refusal("{").substring(0, 8));
  }

  private static String refusal(String json) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> BlockParser.parse(json)).getMessage());
  }

  private static String duration(double milliseconds) {
    String json =
        BlockRenderer.render(
            new DoraTraceBlock(
                "",
                "",
                "",
                List.of(),
                DoraTraceBlock.EMPTY.graph(),
                Map.of(),
                Map.of(),
                new Metrics("", List.of(), "", milliseconds)),
            BlockStyle.FULL);
    String key = "\"duration_ms\": ";
    return json.substring(json.indexOf(key) + key.length(), json.indexOf("\n  }\n}"));
  }

  private static DoraTraceBlock withInputs(Map<String, CapturedValue> inputs) {
    return new DoraTraceBlock(
        "",
        "",
        "",
        List.of(),
        DoraTraceBlock.EMPTY.graph(),
        inputs,
        Map.of(),
        DoraTraceBlock.EMPTY.metrics());
  }
}
