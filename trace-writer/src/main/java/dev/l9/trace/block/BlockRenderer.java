package dev.l9.trace.block;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
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

  /** A line of a value is at most 160 characters long, including {@code "// "}. */
  private static final int MAX_WIDTH = 157;

  private final JsonBytes out = JsonBytes.plain();

  private BlockRenderer() {}

  /**
   * Renders the block, without a line end after the last line.
   *
   * @throws NumberFormatException where a duration is not finite
   */
  public static String render(DoraTraceBlock block) {
    BlockRenderer renderer = new BlockRenderer();
    renderer.block(block);
    return renderer.out.toString();
  }

  /** Renders the block on one line. */
  public static String renderLine(DoraTraceBlock block) {
    // All line ends are between the values, since line ends within a value are written as \\n.
    return render(block).replaceAll("(?<=[\\[{])\n *|\n *(?=[\\]}])", "").replaceAll("\n *", " ");
  }

  private void block(DoraTraceBlock block) {
    string("{\n  \"trace_id\": ", block.traceId());
    string(",\n  \"task\": ", block.task());
    string(",\n  \"timestamp\": ", block.timestamp());
    strings(",\n  \"patterns_used\": ", block.patternsUsed(), 2);
    graph(block.graph());
    values(",\n  \"inputs\": ", block.inputs());
    values(",\n  \"outputs\": ", block.outputs());
    metrics(block.metrics());
    out.raw("\n}");
  }

  private void graph(Graph graph) {
    out.raw(",\n  \"graph\": {\n    \"nodes\": [");
    String separator = "\n      ";
    for (Node node : graph.nodes()) {
      string(separator + "{\"id\": ", node.id());
      string(", \"file\": ", node.file());
      string(", \"layer\": ", node.layer());
      out.raw(", \"calls\": ").number(node.calls());
      out.raw(", \"errors\": ").number(node.errors());
      number(", \"mean_ms\": ", node.meanMs());
      number(", \"max_ms\": ", node.maxMs());
      out.raw("}");
      separator = ",\n      ";
    }
    out.raw(graph.nodes().isEmpty() ? "]" : "\n    ]").raw(",\n    \"edges\": [");
    separator = "\n      ";
    for (Edge edge : graph.edges()) {
      string(separator + "{\"from\": ", edge.from());
      string(", \"to\": ", edge.to());
      out.raw(", \"calls\": ").number(edge.calls()).raw("}");
      separator = ",\n      ";
    }
    out.raw(graph.edges().isEmpty() ? "]" : "\n    ]").raw("\n  }");
  }

  private void metrics(Metrics metrics) {
    string(",\n  \"metrics\": {\n    \"confidence\": ", metrics.confidence());
    strings(",\n    \"errors_detected\": ", metrics.errorsDetected(), 4);
    string(",\n    \"stability_score\": ", metrics.stabilityScore());
    Double duration = metrics.durationMs();
    if (duration != null) {
      number(",\n    \"duration_ms\": ", duration);
    }
    LastError lastError = metrics.lastError();
    if (lastError != null) {
      value(",\n    \"last_error\": ", fields(lastError), 4);
    }
    optional(",\n    \"source_hash\": ", metrics.sourceHash());
    optional(",\n    \"seal\": ", metrics.seal());
    out.raw("\n  }");
  }

  private static CapturedValue fields(LastError lastError) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("trace_id", new CapturedValue.Text(lastError.traceId()));
    fields.put("timestamp", new CapturedValue.Text(lastError.timestamp()));
    fields.put("inputs", new CapturedValue.Fields(lastError.inputs()));
    fields.put("error", new CapturedValue.Text(lastError.error()));
    return new CapturedValue.Fields(fields);
  }

  private void optional(String before, String text) {
    if (!text.isEmpty()) {
      string(before, text);
    }
  }

  private void values(String before, Map<String, CapturedValue> values) {
    out.raw(before);
    if (values.isEmpty()) {
      out.raw("{}");
    } else {
      fields(values, 2);
    }
  }

  private void strings(String before, List<String> texts, int indent) {
    List<CapturedValue> values = new ArrayList<>();
    for (String text : texts) {
      values.add(new CapturedValue.Text(text));
    }
    value(before, new CapturedValue.Items(values), indent);
  }

  /**
   * Writes the value on one line if it fits; otherwise each part is on a line of its own, indented
   * by {@code indent} and two.
   */
  private void value(String before, CapturedValue value, int indent) {
    int start = out.raw(before).size();
    boolean fits = out.value(value).lineLength() < MAX_WIDTH;
    if (!fits && value instanceof CapturedValue.Items items && !items.values().isEmpty()) {
      out.truncate(start);
      items(items.values(), indent);
    } else if (!fits
        && value instanceof CapturedValue.Fields fields
        && !fields.values().isEmpty()) {
      out.truncate(start);
      fields(fields.values(), indent);
    }
  }

  private void items(List<CapturedValue> values, int indent) {
    String lineStart = "\n" + " ".repeat(indent + 2);
    String separator = "[" + lineStart;
    for (CapturedValue value : values) {
      value(separator, value, indent + 2);
      separator = "," + lineStart;
    }
    out.raw("\n" + " ".repeat(indent) + "]");
  }

  private void fields(Map<String, CapturedValue> fields, int indent) {
    String lineStart = "\n" + " ".repeat(indent + 2);
    String separator = "{" + lineStart;
    for (Map.Entry<String, CapturedValue> field : fields.entrySet()) {
      out.raw(separator).key(field.getKey());
      value("", field.getValue(), indent + 2);
      separator = "," + lineStart;
    }
    out.raw("\n" + " ".repeat(indent) + "}");
  }

  private void string(String before, String text) {
    out.raw(before).string(text);
  }

  /** Writes a duration without an exponent, so that people can compare durations at a glance. */
  private void number(String before, double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    BigDecimal decimal = shortest.scale() < 1 ? shortest.setScale(1) : shortest;
    out.raw(before).raw(decimal.toPlainString());
  }
}
