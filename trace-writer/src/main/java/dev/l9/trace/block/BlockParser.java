package dev.l9.trace.block;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a block; the inverse of {@link BlockRenderer}. Thread-safe.
 *
 * <p>It is lenient where blocks of other writers differ. A key may be missing; then its value is
 * the one of {@link DoraTraceBlock#EMPTY}. A score may be a number. Unknown keys are ignored.
 */
public final class BlockParser {

  private BlockParser() {}

  /**
   * Parses a block.
   *
   * @throws IllegalArgumentException where the text isn't a block; the message says why
   */
  public static DoraTraceBlock parse(String json) {
    return parse(PlainJson.read(json));
  }

  /**
   * Reads a block from a captured value.
   *
   * @throws IllegalArgumentException where the value isn't a block; the message says why
   */
  public static DoraTraceBlock parse(CapturedValue value) {
    Map<String, CapturedValue> block = object("block", value);
    return new DoraTraceBlock(
        text(block, "trace_id"),
        text(block, "task"),
        text(block, "timestamp"),
        texts(block, "patterns_used"),
        graph(object(block, "graph")),
        object(block, "inputs"),
        object(block, "outputs"),
        metrics(block));
  }

  private static Graph graph(Map<String, CapturedValue> graph) {
    List<Node> nodes = new ArrayList<>();
    for (CapturedValue item : items(graph, "nodes")) {
      nodes.add(node(object("node", item)));
    }
    List<Edge> edges = new ArrayList<>();
    for (CapturedValue item : items(graph, "edges")) {
      Map<String, CapturedValue> edge = object("edge", item);
      edges.add(new Edge(text(edge, "from"), text(edge, "to"), count(edge, "calls")));
    }
    Map<String, CapturedValue> more = object(graph, "more");
    return new Graph(nodes, edges, count(more, "nodes"), count(more, "edges"));
  }

  private static Node node(Map<String, CapturedValue> node) {
    Double mean = decimal(node, "mean_ms");
    Double max = decimal(node, "max_ms");
    return new Node(
        text(node, "id"),
        text(node, "file"),
        text(node, "layer"),
        count(node, "calls"),
        count(node, "errors"),
        count(node, "blocked"),
        count(node, "passed"),
        count(node, "swallowed"),
        mean == null ? Node.UNKNOWN : mean,
        max == null ? Node.UNKNOWN : max);
  }

  private static Metrics metrics(Map<String, CapturedValue> block) {
    Map<String, CapturedValue> metrics = object(block, "metrics");
    List<Failure> failures = new ArrayList<>();
    for (CapturedValue item : items(metrics, "failures")) {
      failures.add(failure(object("failure", item), block));
    }
    Map<String, CapturedValue> run = object(metrics, "run");
    return new Metrics(
        text(metrics, "confidence"),
        texts(metrics, "errors_detected"),
        text(metrics, "stability_score"),
        decimal(metrics, "duration_ms"),
        failures,
        lastError(metrics.get("last_error"), block),
        run.isEmpty() ? null : new Run(text(run, "id"), text(run, "kind")),
        text(metrics, "source_hash"),
        text(metrics, "seal"));
  }

  private static Failure failure(
      Map<String, CapturedValue> failure, Map<String, CapturedValue> block) {
    return new Failure(
        text(failure, "error"),
        text(failure, "cause"),
        text(failure, "at"),
        count(failure, "count"),
        object(failure.containsKey("inputs") ? failure : block, "inputs"));
  }

  /** What the error doesn't say of its execution is what the block says of its entry execution. */
  private static @Nullable LastError lastError(
      @Nullable CapturedValue value, Map<String, CapturedValue> block) {
    if (value == null || value instanceof CapturedValue.Null) {
      return null;
    }
    Map<String, CapturedValue> error = object("last_error", value);
    return new LastError(
        text(error.containsKey("trace_id") ? error : block, "trace_id"),
        text(error.containsKey("timestamp") ? error : block, "timestamp"),
        object(error.containsKey("inputs") ? error : block, "inputs"),
        text(error, "error"));
  }

  private static String text(Map<String, CapturedValue> fields, String key) {
    CapturedValue value = fields.get(key);
    return value == null ? "" : text(key, value);
  }

  private static String text(String name, CapturedValue value) {
    if (value instanceof Text text) {
      return text.value();
    }
    if (value instanceof Num num) {
      return num.value().toString();
    }
    if (value instanceof CapturedValue.Null) {
      return "";
    }
    throw new IllegalArgumentException("'" + name + "' is not a string");
  }

  private static List<String> texts(Map<String, CapturedValue> fields, String key) {
    List<String> texts = new ArrayList<>();
    for (CapturedValue item : items(fields, key)) {
      texts.add(text(key, item));
    }
    return texts;
  }

  private static List<CapturedValue> items(Map<String, CapturedValue> fields, String key) {
    CapturedValue value = fields.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Items items) {
      return items.values();
    }
    throw new IllegalArgumentException("'" + key + "' is not a list");
  }

  private static Map<String, CapturedValue> object(Map<String, CapturedValue> fields, String key) {
    CapturedValue value = fields.get(key);
    return value == null ? Map.of() : object(key, value);
  }

  private static Map<String, CapturedValue> object(String name, CapturedValue value) {
    if (value instanceof Fields fields) {
      return fields.values();
    }
    throw new IllegalArgumentException("'" + name + "' is not an object");
  }

  private static long count(Map<String, CapturedValue> fields, String key) {
    CapturedValue value = fields.get(key);
    if (value instanceof Num num) {
      return num.value().longValue();
    }
    if (value == null) {
      return 0;
    }
    throw new IllegalArgumentException("'" + key + "' is not a number");
  }

  private static @Nullable Double decimal(Map<String, CapturedValue> fields, String key) {
    CapturedValue value = fields.get(key);
    if (value instanceof Num num) {
      return num.value().doubleValue();
    }
    if (value == null || value instanceof CapturedValue.Null) {
      return null;
    }
    throw new IllegalArgumentException("'" + key + "' is not a number");
  }
}
