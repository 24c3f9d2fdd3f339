package dev.l9.trace.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /**
   * The methods that ran, and their calls of one another. What matters most comes first.
   *
   * @param moreNodes how many nodes were left out
   * @param moreEdges how many edges were left out
   */
  public record Graph(List<Node> nodes, List<Edge> edges, long moreNodes, long moreEdges) {

    public Graph {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }

    /** A graph from which nothing was left out. */
    public Graph(List<Node> nodes, List<Edge> edges) {
      this(nodes, edges, 0, 0);
    }

    /**
     * A graph with the file's own methods first, then those that were called most, in an order that
     * doesn't depend on the order in which they were given.
     *
     * @param ownIds the ids of the file's own methods
     */
    public static Graph of(Collection<Node> nodes, Collection<Edge> edges, Set<String> ownIds) {
      Comparator<Node> ownNodesFirst = Comparator.comparing(node -> !ownIds.contains(node.id()));
      Comparator<Edge> ownEdgesFirst =
          Comparator.comparing(
              edge -> !ownIds.contains(edge.from()) || !ownIds.contains(edge.to()));
      return new Graph(
          nodes.stream().sorted(ownNodesFirst.thenComparing(Node.MOST_CALLED_FIRST)).toList(),
          edges.stream().sorted(ownEdgesFirst.thenComparing(Edge.MOST_CALLED_FIRST)).toList());
    }

    /**
     * The first nodes and edges of this graph, with durations to the microsecond. It counts the
     * others.
     */
    public Graph limited(int maxNodes, int maxEdges) {
      int keptNodes = Math.min(maxNodes, nodes.size());
      int keptEdges = Math.min(maxEdges, edges.size());
      return new Graph(
          nodes.stream().limit(keptNodes).map(Node::rounded).toList(),
          edges.subList(0, keptEdges),
          moreNodes + nodes.size() - keptNodes,
          moreEdges + edges.size() - keptEdges);
    }
  }

  /**
   * A traced method that ran.
   *
   * @param id simple class name and method, such as {@code IrEngine.compile}
   * @param file the name of its source file
   * @param layer the label of its layer
   * @param calls how often it ran
   * @param errors how often it threw an exception that began there
   * @param blocked how often it was blocked
   * @param passed how often an exception of a traced method that it called passed through it
   * @param swallowed how often it returned normally although a traced method that it called had
   *     thrown
   * @param meanMs mean duration in milliseconds, in a block to the microsecond, or {@link #UNKNOWN}
   * @param maxMs longest duration in milliseconds, in a block to the microsecond, or {@link
   *     #UNKNOWN}
   */
  public record Node(
      String id,
      String file,
      String layer,
      long calls,
      long errors,
      long blocked,
      long passed,
      long swallowed,
      double meanMs,
      double maxMs) {

    /** A duration that the block doesn't say. */
    public static final double UNKNOWN = Double.NaN;

    private static final Comparator<Node> MOST_CALLED_FIRST =
        Comparator.comparingLong(Node::calls)
            .reversed()
            .thenComparing(Node::id)
            .thenComparing(Node::file);

    private Node rounded() {
      return new Node(
          id,
          file,
          layer,
          calls,
          errors,
          blocked,
          passed,
          swallowed,
          micros(meanMs),
          micros(maxMs));
    }

    private static double micros(double milliseconds) {
      return Math.rint(milliseconds * 1e3) / 1e3; // What isn't known stays so.
    }

    /** A method through which no exception passed, which swallowed none, and wasn't blocked. */
    public Node(
        String id,
        String file,
        String layer,
        long calls,
        long errors,
        double meanMs,
        double maxMs) {
      this(id, file, layer, calls, errors, 0, 0, 0, meanMs, maxMs);
    }
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
   * @param failures the distinct errors that began in this file, newest first
   * @param lastError the latest execution that failed, in this run or in an earlier run of the same
   *     code; null if there is none
   * @param run the run that these facts are of; null if it isn't known
   * @param sourceHash the hash of the source, without its block, from which the code that ran was
   *     compiled; empty if not known, or in a file's block a question mark and the hash of the file
   *     as it was then
   * @param seal the hash that shows edits of the block; empty if the block has none
   */
  public record Metrics(
      String confidence,
      List<String> errorsDetected,
      String stabilityScore,
      @Nullable Double durationMs,
      List<Failure> failures,
      @Nullable LastError lastError,
      @Nullable Run run,
      String sourceHash,
      String seal) {
    public Metrics {
      errorsDetected = List.copyOf(errorsDetected);
      failures = List.copyOf(failures);
    }

    /** The metrics of a block without failures and without a seal. */
    public Metrics(
        String confidence,
        List<String> errorsDetected,
        String stabilityScore,
        @Nullable Double durationMs) {
      this(confidence, errorsDetected, stabilityScore, durationMs, List.of(), null, null, "", "");
    }

    /** These metrics with at most so many failures. */
    public Metrics withFailures(int max) {
      return new Metrics(
          confidence,
          errorsDetected,
          stabilityScore,
          durationMs,
          failures.subList(0, Math.min(max, failures.size())),
          lastError,
          run,
          sourceHash,
          seal);
    }

    /** These metrics with another latest failure. */
    public Metrics withLastError(@Nullable LastError other) {
      return new Metrics(
          confidence,
          errorsDetected,
          stabilityScore,
          durationMs,
          failures,
          other,
          run,
          sourceHash,
          seal);
    }

    /** These metrics with another hash of the source, and another seal. */
    public Metrics sealed(String otherSourceHash, String otherSeal) {
      return new Metrics(
          confidence,
          errorsDetected,
          stabilityScore,
          durationMs,
          failures,
          lastError,
          run,
          otherSourceHash,
          otherSeal);
    }
  }

  /**
   * An error, and where it began.
   *
   * @param error the error's text, such as {@code IllegalStateException: closed}
   * @param cause the text of its root cause; empty if it has no cause
   * @param at the place where it was thrown, such as {@code Orders.java:42}; empty if not known
   * @param count how often it happened
   * @param inputs the arguments of the latest execution in which it happened, by parameter name
   */
  public record Failure(
      String error, String cause, String at, long count, Map<String, CapturedValue> inputs) {
    public Failure {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
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

  /**
   * A run, which may be of several JVMs.
   *
   * @param id the run's id, which its {@code run} events have too
   * @param kind {@code program} or {@code test}
   */
  public record Run(String id, String kind) {

    private static final String TEST = "test";

    /** The kind of a run that does, or doesn't, run tests. */
    public static String kind(boolean isTest) {
      return isTest ? TEST : "program";
    }

    /** Whether the run's code was called by tests. */
    public boolean isTest() {
      return kind.equals(TEST);
    }
  }

  /** This block with other metrics. */
  public DoraTraceBlock withMetrics(Metrics other) {
    return new DoraTraceBlock(
        traceId, task, timestamp, patternsUsed, graph, inputs, outputs, other);
  }

  /** This block with another graph. */
  public DoraTraceBlock withGraph(Graph other) {
    return new DoraTraceBlock(
        traceId, task, timestamp, patternsUsed, other, inputs, outputs, metrics);
  }
}
