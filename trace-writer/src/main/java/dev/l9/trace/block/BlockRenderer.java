package dev.l9.trace.block;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.json.LineBreaks;
import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.model.DoraTraceBlock.Run;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a block into its JSON ({@code L9_TRACE_TEMPLATE}); equal blocks give equal text. The
 * inverse is {@link BlockParser}.
 *
 * <p>The text is plain ASCII and safe behind {@code //}. Java compilers translate {@code \}{@code
 * uXXXX} in comments too, and so:
 *
 * <ul>
 *   <li>Line ends are written as {@code \n} and {@code \r}, which is all that ends such a comment.
 *   <li>A backslash is written as two. So there are two cases before a {@code u}. Either the number
 *       of backslashes is even, and the compiler sees no escape; or the last backslash begins an
 *       escape of the renderer, and four digits follow.
 *   <li>Every line begins with a quote, a bracket or a brace, so that no line can be taken for a
 *       part of the block's frame.
 * </ul>
 */
public final class BlockRenderer {

  /** A line of the full style is at most 160 characters long, including {@code "// "}. */
  private static final int FULL_WIDTH = 157;

  /** Before a line of the compact style stand {@code "// "}, or the blanks of an indented key. */
  private static final int COMPACT_WIDTH = 116;

  private final JsonWriter json;

  /** Whether failures leave out what the block says of its entry execution. */
  private final boolean isShort;

  private BlockRenderer(JsonWriter json, boolean isShort) {
    this.json = json;
    this.isShort = isShort;
  }

  /**
   * Renders the block in a style, without a line end after the last line.
   *
   * @throws NumberFormatException where a duration is not finite
   */
  public static String render(DoraTraceBlock block, BlockStyle style) {
    return switch (style) {
      case COMPACT -> renderCompact(block);
      case FULL -> render(block, JsonWriter.onLines(JsonBytes.plain(), FULL_WIDTH), false);
      case LINE -> renderShort(block);
    };
  }

  /** The escapes come before the line breaks, since they make lines longer. */
  private static String renderCompact(DoraTraceBlock block) {
    return LineBreaks.into(TemplateEscapes.escape(renderShort(block)), COMPACT_WIDTH);
  }

  private static String renderShort(DoraTraceBlock block) {
    return render(block, JsonWriter.onOneLine(JsonBytes.plainCompact()), true);
  }

  /**
   * Renders the block on one line, with blanks between the parts.
   *
   * @throws NumberFormatException where a duration is not finite
   */
  public static String renderLine(DoraTraceBlock block) {
    return render(block, JsonWriter.onOneLine(JsonBytes.plain()), false);
  }

  private static String render(DoraTraceBlock block, JsonWriter json, boolean isShort) {
    new BlockRenderer(json, isShort).block(block);
    return json.toString();
  }

  private void block(DoraTraceBlock block) {
    json.beginObject();
    json.key("trace_id").value(block.traceId());
    json.key("task").value(block.task());
    json.key("timestamp").value(block.timestamp());
    json.key("patterns_used").value(texts(block.patternsUsed()));
    graph(block.graph());
    values("inputs", block.inputs());
    values("outputs", block.outputs());
    metrics(block);
    json.end();
  }

  private void graph(Graph graph) {
    json.key("graph").beginObject().key("nodes").beginArray();
    for (Node node : graph.nodes()) {
      node(node);
    }
    json.end().key("edges").beginArray();
    for (Edge edge : graph.edges()) {
      json.beginObjectOnOneLine().key("from").value(edge.from());
      json.key("to").value(edge.to()).key("calls").value(edge.calls()).end();
    }
    json.end();
    if (graph.moreNodes() + graph.moreEdges() > 0) {
      json.key("more").beginObjectOnOneLine().key("nodes").value(graph.moreNodes());
      json.key("edges").value(graph.moreEdges()).end();
    }
    json.end();
  }

  private void node(Node node) {
    json.beginObjectOnOneLine().key("id").value(node.id());
    json.key("file").value(node.file());
    json.key("layer").value(node.layer());
    json.key("calls").value(node.calls());
    json.key("errors").value(node.errors());
    optional("blocked", node.blocked());
    optional("passed", node.passed());
    optional("swallowed", node.swallowed());
    if (!Double.isNaN(node.meanMs())) {
      duration("mean_ms", node.meanMs());
    }
    if (!Double.isNaN(node.maxMs())) {
      duration("max_ms", node.maxMs());
    }
    json.end();
  }

  private void metrics(DoraTraceBlock block) {
    Metrics metrics = block.metrics();
    json.key("metrics").beginObject().key("confidence").value(metrics.confidence());
    json.key("errors_detected").value(texts(metrics.errorsDetected()));
    json.key("stability_score").value(metrics.stabilityScore());
    Double duration = metrics.durationMs();
    if (duration != null) {
      duration("duration_ms", duration);
    }
    if (!metrics.failures().isEmpty()) {
      json.key("failures").beginArray();
      for (Failure failure : metrics.failures()) {
        json.value(fields(failure, block));
      }
      json.end();
    }
    LastError lastError = metrics.lastError();
    if (lastError != null) {
      json.key("last_error").value(fields(lastError, block));
    }
    Run run = metrics.run();
    if (run != null) {
      json.key("run").beginObjectOnOneLine().key("id").value(run.id());
      json.key("kind").value(run.kind()).end();
    }
    optional("source_hash", metrics.sourceHash());
    optional("seal", metrics.seal());
    json.end();
  }

  private CapturedValue fields(Failure failure, DoraTraceBlock block) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("error", text(failure.error()));
    if (!failure.cause().isEmpty()) {
      fields.put("cause", text(failure.cause()));
    }
    if (!failure.at().isEmpty()) {
      fields.put("at", text(failure.at()));
    }
    fields.put("count", new CapturedValue.Num(failure.count()));
    if (!isShort || !failure.inputs().equals(block.inputs())) {
      fields.put("inputs", new CapturedValue.Fields(failure.inputs()));
    }
    return new CapturedValue.Fields(fields);
  }

  /** In short, what is the same for the block's entry execution isn't repeated. */
  private CapturedValue fields(LastError lastError, DoraTraceBlock block) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    boolean isEntry =
        lastError.traceId().equals(block.traceId())
            && lastError.timestamp().equals(block.timestamp());
    if (!isShort || !isEntry) {
      fields.put("trace_id", text(lastError.traceId()));
      fields.put("timestamp", text(lastError.timestamp()));
    }
    if (!isShort || !lastError.inputs().equals(block.inputs())) {
      fields.put("inputs", new CapturedValue.Fields(lastError.inputs()));
    }
    fields.put("error", text(lastError.error()));
    return new CapturedValue.Fields(fields);
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  private static CapturedValue texts(List<String> texts) {
    List<CapturedValue> values = new ArrayList<>();
    for (String text : texts) {
      values.add(text(text));
    }
    return new CapturedValue.Items(values);
  }

  private void optional(String key, String text) {
    if (!text.isEmpty()) {
      json.key(key).value(text);
    }
  }

  private void optional(String key, long count) {
    if (count != 0) {
      json.key(key).value(count);
    }
  }

  /** Writes each value on a line of its own, even where all would fit on one. */
  private void values(String key, Map<String, CapturedValue> values) {
    json.key(key).beginObject();
    for (Map.Entry<String, CapturedValue> value : values.entrySet()) {
      json.key(value.getKey()).value(value.getValue());
    }
    json.end();
  }

  /** Writes a duration without an exponent, so that people can compare durations at a glance. */
  private void duration(String key, double milliseconds) {
    BigDecimal shortest = BigDecimal.valueOf(milliseconds).stripTrailingZeros();
    BigDecimal decimal = shortest.scale() < 1 ? shortest.setScale(1) : shortest;
    json.key(key).json(decimal.toPlainString());
  }
}
