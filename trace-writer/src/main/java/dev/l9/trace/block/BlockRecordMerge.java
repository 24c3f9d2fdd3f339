package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Graph;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import dev.l9.trace.model.DoraTraceBlock.Metrics;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.model.DoraTraceBlock.Run;
import dev.l9.trace.model.Ratios;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one block of what several runs say of a source file. Counters are added. Everything else is
 * taken from the run with the newest entry execution, whose errors come first. A block is of one
 * version of the code, so runs that weren't of the newest run's version are left out. It keeps one
 * record for each source and run in memory. Not thread-safe.
 */
public final class BlockRecordMerge {

  private static final int MAX_ERRORS = 10;

  private static final Comparator<BlockRecord> NEWEST_FIRST =
      Comparator.comparingLong(BlockRecord::entryMicros).reversed();

  /** The records by source and run. */
  private final Map<String, Map<String, BlockRecord>> last = new TreeMap<>();

  /**
   * Adds a record. Records must be added in the order in which they were written; of each run, the
   * last record counts.
   */
  public void add(BlockRecord record) {
    last.computeIfAbsent(record.source(), source -> new LinkedHashMap<>())
        .put(record.run(), record);
  }

  /** The blocks by source, in the order of the sources. */
  public Map<String, DoraTraceBlock> blocks() {
    Map<String, DoraTraceBlock> merged = new LinkedHashMap<>();
    last.forEach(
        (source, runs) ->
            merged.put(source, BlockStyle.FULL.shown(ofNewestCode(runs.values()).block(), source)));
    return merged;
  }

  private static BlockRecord ofNewestCode(Collection<BlockRecord> runs) {
    DoraTraceBlock newest = runs.stream().min(NEWEST_FIRST).orElseThrow().block();
    return merge(
        "",
        runs.stream().filter(run -> sourceHash(run.block()).equals(sourceHash(newest))).toList());
  }

  /**
   * Makes one record of what several runs, or several JVMs of one run, say of one source file. Mean
   * durations aren't rounded.
   *
   * @param run the run that the record names
   * @param runs at least one record
   */
  public static BlockRecord merge(String run, Collection<BlockRecord> runs) {
    List<BlockRecord> newestFirst = runs.stream().sorted(NEWEST_FIRST).toList();
    BlockRecord newest = newestFirst.get(0);
    return new BlockRecord(
        run,
        newest.source(),
        newest.entryMicros(),
        runs.stream().mapToLong(BlockRecord::executions).sum(),
        runs.stream().mapToLong(BlockRecord::successes).sum(),
        newest.setsConfidence(),
        block(newestFirst));
  }

  private static DoraTraceBlock block(List<BlockRecord> newestFirst) {
    DoraTraceBlock newest = newestFirst.get(0).block();
    return new DoraTraceBlock(
        newest.traceId(),
        newest.task(),
        newest.timestamp(),
        newest.patternsUsed(),
        graph(newestFirst),
        newest.inputs(),
        newest.outputs(),
        metrics(newestFirst));
  }

  private static String sourceHash(DoraTraceBlock block) {
    return block.metrics().sourceHash();
  }

  private static Graph graph(List<BlockRecord> runs) {
    Map<List<String>, Node> nodes = new LinkedHashMap<>();
    Map<List<String>, Edge> edges = new LinkedHashMap<>();
    for (BlockRecord run : runs) {
      for (Node node : run.block().graph().nodes()) {
        nodes.merge(List.of(node.id(), node.file(), node.layer()), node, BlockRecordMerge::add);
      }
      for (Edge edge : run.block().graph().edges()) {
        edges.merge(List.of(edge.from(), edge.to()), edge, BlockRecordMerge::add);
      }
    }
    String source = runs.get(0).source();
    String file = source.substring(source.lastIndexOf('/') + 1);
    Set<String> ownIds = new HashSet<>();
    for (Node node : nodes.values()) {
      if (node.file().equals(file)) {
        ownIds.add(node.id());
      }
    }
    return Graph.of(nodes.values(), edges.values(), ownIds);
  }

  private static Node add(Node a, Node b) {
    long calls = a.calls() + b.calls();
    double sum = a.meanMs() * a.calls() + b.meanMs() * b.calls();
    return new Node(
        a.id(),
        a.file(),
        a.layer(),
        calls,
        a.errors() + b.errors(),
        a.blocked() + b.blocked(),
        a.passed() + b.passed(),
        a.swallowed() + b.swallowed(),
        calls == 0 ? 0 : sum / calls,
        Math.max(a.maxMs(), b.maxMs()));
  }

  private static Edge add(Edge a, Edge b) {
    return new Edge(a.from(), a.to(), a.calls() + b.calls());
  }

  private static Metrics metrics(List<BlockRecord> runs) {
    long executions = runs.stream().mapToLong(BlockRecord::executions).sum();
    long successes = runs.stream().mapToLong(BlockRecord::successes).sum();
    Set<String> errors = new LinkedHashSet<>();
    runs.forEach(run -> errors.addAll(run.block().metrics().errorsDetected()));
    BlockRecord newest = runs.get(0);
    return new Metrics(
        newest.setsConfidence()
            ? newest.block().metrics().confidence()
            : Ratios.wilsonLowerBound(successes, executions),
        new ArrayList<>(errors).subList(0, Math.min(MAX_ERRORS, errors.size())),
        Ratios.stability(successes, executions),
        newest.block().metrics().durationMs(),
        failures(runs),
        lastError(runs),
        run(runs),
        newest.block().metrics().sourceHash(),
        "");
  }

  private static List<Failure> failures(List<BlockRecord> runs) {
    Map<List<String>, Failure> failures = new LinkedHashMap<>();
    for (BlockRecord run : runs) {
      for (Failure failure : run.block().metrics().failures()) {
        failures.merge(List.of(failure.error(), failure.at()), failure, BlockRecordMerge::add);
      }
    }
    return failures.values().stream().limit(MAX_ERRORS).toList();
  }

  /** The first one is newer. */
  private static Failure add(Failure a, Failure b) {
    return new Failure(a.error(), a.cause(), a.at(), a.count() + b.count(), a.inputs());
  }

  /** The newest run, which is that of a test if any of its JVMs runs tests. */
  private static @Nullable Run run(List<BlockRecord> runs) {
    Run newest = runs.get(0).block().metrics().run();
    for (BlockRecord record : runs) {
      Run run = record.block().metrics().run();
      if (newest != null && run != null && run.id().equals(newest.id()) && run.isTest()) {
        return run;
      }
    }
    return newest;
  }

  private static @Nullable LastError lastError(List<BlockRecord> runs) {
    return runs.stream()
        .map(run -> run.block().metrics().lastError())
        .filter(Objects::nonNull)
        .max(Comparator.comparing(LastError::timestamp))
        .orElse(null);
  }
}
