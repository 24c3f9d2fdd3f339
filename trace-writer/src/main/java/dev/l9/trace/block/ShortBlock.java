package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in few lines what a block says: values are cut, durations have two digits, and those of
 * methods of other files are left out, since these files' blocks have them. Thread-safe.
 */
final class ShortBlock {

  /** How many characters the inputs may take, and the outputs. */
  private static final int VALUES = 120;

  /** How many characters of an error are shown, so that a line has room for it. */
  private static final int TEXT = 90;

  private static final MathContext TWO_DIGITS = new MathContext(2);

  private ShortBlock() {}

  /**
   * The short form of a block.
   *
   * @param fileName the name of its file
   */
  static DoraTraceBlock of(DoraTraceBlock block, String fileName) {
    return new DoraTraceBlock(
        block.traceId(),
        block.task(),
        block.timestamp(),
        block.patternsUsed(),
        graph(block.graph(), fileName),
        ShortValues.fit(block.inputs(), VALUES),
        ShortValues.fit(block.outputs(), VALUES),
        metrics(block.metrics()));
  }

  /** If no method has this file, the block is in a file that the methods' marks name. */
  private static Graph graph(Graph graph, String fileName) {
    boolean hasOwn = graph.nodes().stream().anyMatch(node -> node.file().equals(fileName));
    List<Node> nodes =
        graph.nodes().stream()
            .map(node -> node(node, !hasOwn || node.file().equals(fileName)))
            .toList();
    return new Graph(nodes, graph.edges(), graph.moreNodes(), graph.moreEdges());
  }

  private static Node node(Node node, boolean isOwn) {
    return new Node(
        node.id(),
        node.file(),
        node.layer(),
        node.calls(),
        node.errors(),
        node.blocked(),
        node.passed(),
        node.swallowed(),
        isOwn ? rounded(node.meanMs()) : Node.UNKNOWN,
        isOwn ? rounded(node.maxMs()) : Node.UNKNOWN);
  }

  private static Metrics metrics(Metrics metrics) {
    Double duration = metrics.durationMs();
    return new Metrics(
        metrics.confidence(),
        metrics.errorsDetected().stream().map(ShortBlock::text).distinct().toList(),
        metrics.stabilityScore(),
        duration == null ? null : rounded(duration),
        metrics.failures().stream().map(ShortBlock::failure).toList(),
        lastError(metrics.lastError()),
        metrics.run(),
        metrics.sourceHash(),
        metrics.seal());
  }

  private static Failure failure(Failure failure) {
    return new Failure(
        text(failure.error()),
        text(failure.cause()),
        failure.at(),
        failure.count(),
        ShortValues.fit(failure.inputs(), VALUES));
  }

  private static @Nullable LastError lastError(@Nullable LastError error) {
    return error == null
        ? null
        : new LastError(
            error.traceId(),
            error.timestamp(),
            ShortValues.fit(error.inputs(), VALUES),
            text(error.error()));
  }

  private static String text(String text) {
    return ShortValues.text(text, TEXT);
  }

  /** Rounds to two digits, but not above the point. */
  private static double rounded(double milliseconds) {
    return milliseconds >= 10 || Double.isNaN(milliseconds)
        ? Math.rint(milliseconds)
        : BigDecimal.valueOf(milliseconds).round(TWO_DIGITS).doubleValue();
  }
}
