package dev.l9.trace.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the code of one source file last ran: the content of a DORA block ({@code
 * L9_TRACE_TEMPLATE}). Immutable.
 *
 * @param traceId the id of the latest entry execution; empty before the first
 * @param task the task of the latest entry execution
 * @param timestamp the start of the latest entry execution, such as {@code 2026-01-02T02:30:00Z};
 *     empty before the first
 * @param patternsUsed the patterns that the code declares
 * @param graph this file's part of the run
 * @param inputs the arguments of the latest entry execution, by parameter name
 * @param outputs the returned value, under {@code result}; empty for void and after an error
 */
public record DoraTraceBlock(
    String traceId,
    String task,
    String timestamp,
    List<String> patternsUsed,
    Graph graph,
    Map<String, CapturedValue> inputs,
    Map<String, CapturedValue> outputs,
    Metrics metrics) {

  /** The block of a file whose code has not run yet. */
  public static final DoraTraceBlock EMPTY =
      new DoraTraceBlock(
          "",
          "",
          "",
          List.of(),
          new Graph(List.of(), List.of()),
          Map.of(),
          Map.of(),
          new Metrics("", List.of(), "", null));

  public DoraTraceBlock {
    patternsUsed = List.copyOf(patternsUsed);
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The methods that ran, and their calls of one another. */
  public record Graph(List<Node> nodes, List<Edge> edges) {

    private static final int MAX_NODES = 50;
    private static final int MAX_EDGES = 100;

    public Graph {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }

    /**
     * Keeps the most called of these, in an order that doesn't depend on the order in which they
     * were given.
     */
    public static Graph ofMostCalled(Collection<Node> nodes, Collection<Edge> edges) {
      return new Graph(
          nodes.stream().sorted(Node.MOST_CALLED_FIRST).limit(MAX_NODES).toList(),
          edges.stream().sorted(Edge.MOST_CALLED_FIRST).limit(MAX_EDGES).toList());
    }
  }

  /**
   * A traced method that ran.
   *
   * @param id simple class name and method, such as {@code IrEngine.compile}
   * @param file the name of its source file
   * @param layer the label of its layer
   * @param meanMs mean duration in milliseconds, to the microsecond
   * @param maxMs longest duration in milliseconds, to the microsecond
   */
  public record Node(
      String id, String file, String layer, long calls, long errors, double meanMs, double maxMs) {

    private static final Comparator<Node> MOST_CALLED_FIRST =
        Comparator.comparingLong(Node::calls)
            .reversed()
            .thenComparing(Node::id)
            .thenComparing(Node::file);
  }

  /** How often one traced method called another. */
  public record Edge(String from, String to, long calls) {

    private static final Comparator<Edge> MOST_CALLED_FIRST =
        Comparator.comparingLong(Edge::calls)
            .reversed()
            .thenComparing(Edge::from)
            .thenComparing(Edge::to);
  }

  /**
   * How well the executions went.
   *
   * @param confidence a number with two decimals, or empty
   * @param errorsDetected the distinct texts of errors, newest first
   * @param stabilityScore successes divided by executions, such as {@code 0.75}, or empty
   * @param durationMs how long the latest entry execution took, in milliseconds; null before the
   *     first
   * @param lastError the latest execution that failed, in this run or in an earlier run of the same
   *     code; null if there is none
   * @param sourceHash the hash of the file without its block, as it was when it ran; empty if not
   *     known
   * @param seal the hash that shows edits of the block; empty if the block has none
   */
  public record Metrics(
      String confidence,
      List<String> errorsDetected,
      String stabilityScore,
      @Nullable Double durationMs,
      @Nullable LastError lastError,
      String sourceHash,
      String seal) {
    public Metrics {
      errorsDetected = List.copyOf(errorsDetected);
    }

    /** The metrics of a block without a seal. */
    public Metrics(
        String confidence,
        List<String> errorsDetected,
        String stabilityScore,
        @Nullable Double durationMs) {
      this(confidence, errorsDetected, stabilityScore, durationMs, null, "", "");
    }

    /** These metrics with another latest failure. */
    public Metrics withLastError(@Nullable LastError other) {
      return new Metrics(
          confidence, errorsDetected, stabilityScore, durationMs, other, sourceHash, seal);
    }

    /** These metrics with another hash of the source, and another seal. */
    public Metrics sealed(String otherSourceHash, String otherSeal) {
      return new Metrics(
          confidence,
          errorsDetected,
          stabilityScore,
          durationMs,
          lastError,
          otherSourceHash,
          otherSeal);
    }
  }

  /**
   * An execution that failed.
   *
   * @param timestamp the start of the execution, such as {@code 2026-01-02T02:30:00Z}
   * @param inputs the arguments, by parameter name
   * @param error the error's text, such as {@code IllegalStateException: closed}
   */
  public record LastError(
      String traceId, String timestamp, Map<String, CapturedValue> inputs, String error) {
    public LastError {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
  }

  /** This block with other metrics. */
  public DoraTraceBlock withMetrics(Metrics other) {
    return new DoraTraceBlock(
        traceId, task, timestamp, patternsUsed, graph, inputs, outputs, other);
  }
}
