package dev.l9.trace.block;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blocks that several tests share. */
public final class Blocks {

  /** What the block of {@link #FULL} says. */
  public static final String FULL_JSON =
      """
      {
        "trace_id": "rsn_1768312800_k3x9a2bq",
        "task": "compile_spec",
        "timestamp": "2026-01-13T14:00:00Z",
        "patterns_used": ["template_method", "visitor"],
        "graph": {
          "nodes": [
            {"id": "Controller.run", "file": "Controller.java", "layer": "system", "calls": 1, "errors": 0, "mean_ms": 2.5, "max_ms": 2.5},
            {"id": "IrEngine.compile", "file": "IrEngine.java", "layer": "reasoning", "calls": 3, "errors": 1, "mean_ms": 0.41, "max_ms": 1.2}
          ],
          "edges": [
            {"from": "Controller.run", "to": "IrEngine.compile", "calls": 3}
          ]
        },
        "inputs": {
          "spec": {"@type": "Spec", "name": "a", "parts": [1, 2.5, null]},
          "strict": true
        },
        "outputs": {
          "result": "ok"
        },
        "metrics": {
          "confidence": "0.21",
          "errors_detected": ["IllegalStateException: no parts"],
          "stability_score": "0.75",
          "duration_ms": 0.412
        }
      }""";

  /** A block with something of everything. */
  public static final DoraTraceBlock FULL = full();

  private Blocks() {}

  private static DoraTraceBlock full() {
    Map<String, CapturedValue> spec = new LinkedHashMap<>();
    spec.put("@type", text("Spec"));
    spec.put("name", text("a"));
    spec.put(
        "parts",
        new CapturedValue.Items(
            List.of(new CapturedValue.Num(1), new CapturedValue.Num(2.5), CapturedValue.NULL)));
    Map<String, CapturedValue> inputs = new LinkedHashMap<>();
    inputs.put("spec", new CapturedValue.Fields(spec));
    inputs.put("strict", new CapturedValue.Bool(true));
    return new DoraTraceBlock(
        "rsn_1768312800_k3x9a2bq",
        "compile_spec",
        "2026-01-13T14:00:00Z",
        List.of("template_method", "visitor"),
        new Graph(
            List.of(
                new Node("Controller.run", "Controller.java", "system", 1, 0, 2.5, 2.5),
                new Node("IrEngine.compile", "IrEngine.java", "reasoning", 3, 1, 0.41, 1.2)),
            List.of(new Edge("Controller.run", "IrEngine.compile", 3))),
        inputs,
        Map.of("result", text("ok")),
        new Metrics("0.21", List.of("IllegalStateException: no parts"), "0.75", 0.412));
  }

  /** The empty block with this task, and this text as key, value and error. */
  public static DoraTraceBlock of(String task, String input) {
    CapturedValue nested = new CapturedValue.Fields(Map.of("key " + key(input), text(input)));
    return new DoraTraceBlock(
        "",
        task,
        "",
        List.of(),
        new Graph(List.of(), List.of()),
        Map.of(key(input), text(input)),
        Map.of("result", new CapturedValue.Items(List.of(nested, text(input)))),
        new Metrics("", List.of(input), "", null));
  }

  /** The lines of the block, framed as in Java, each ended by {@code \n}. */
  public static String framed(DoraTraceBlock block) {
    return framed(block, BlockStyle.FULL);
  }

  /** The lines of the block in this style, framed as in Java, each ended by {@code \n}. */
  public static String framed(DoraTraceBlock block, BlockStyle style) {
    String rule = "// " + "=".repeat(76) + "\n";
    return rule
        + "// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT\n"
        + rule
        + (style == BlockStyle.COMPACT ? "" : "// @formatter:off\n")
        + ("// "
            + TemplateEscapes.escape(BlockRenderer.render(block, style)).replace("\n", "\n// "))
        + "\n"
        + rule
        + "// END L9 DORA BLOCK\n"
        + rule;
  }

  /** Keys can't hold lone surrogates. */
  private static String key(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }
}
