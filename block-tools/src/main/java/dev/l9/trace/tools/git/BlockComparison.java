package dev.l9.trace.tools.git;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.reader.diff.Difference;
import dev.l9.trace.reader.diff.Suspect;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.TraceDiff.Edge;
import dev.l9.trace.reader.diff.TraceDiff.Thrown;
import dev.l9.trace.reader.stable.StableText;
import dev.l9.trace.reader.stable.StableValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares DORA blocks of files. A block has one execution and sums of a run, so this says less
 * than a comparison of traces: times aren't compared, since a mean without its samples has no noise
 * to be held against. Not safe for use by several threads.
 */
final class BlockComparison {

  private final List<String> newMethods = new ArrayList<>();
  private final List<String> goneMethods = new ArrayList<>();
  private final List<Edge> newEdges = new ArrayList<>();
  private final List<Edge> goneEdges = new ArrayList<>();
  private final List<Thrown> newErrors = new ArrayList<>();
  private final List<Thrown> goneErrors = new ArrayList<>();
  private final List<ChangedResult> results = new ArrayList<>();
  private final List<Suspect> suspects = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** Adds a remark on what couldn't be compared. */
  void remark(String remark) {
    remarks.add(remark);
  }

  /**
   * Adds the blocks of one file.
   *
   * @param oldName the file's name without its ending, which in Java is that of its class
   * @param newName its name now; methods of a class that was renamed with its file are the same
   */
  void add(String oldName, DoraTraceBlock old, String newName, DoraTraceBlock now) {
    Names renamed = new Names(oldName, newName);
    boolean isCut = isCut(old) || isCut(now);
    if (isCut) {
      remark(
          newName
              + " has more methods or calls than its block shows: those that seem new or gone"
              + " aren't told");
    } else {
      methods(renamed, old, now);
      edges(renamed, old, now);
    }
    errors(newName, old, now);
    result(newName, old, now);
  }

  private record Names(String old, String now) {
    String of(String id) {
      return id.startsWith(old + ".") ? now + id.substring(old.length()) : id;
    }
  }

  private static boolean isCut(DoraTraceBlock block) {
    return block.graph().moreNodes() > 0 || block.graph().moreEdges() > 0;
  }

  private void methods(Names renamed, DoraTraceBlock old, DoraTraceBlock now) {
    List<String> before = old.graph().nodes().stream().map(node -> renamed.of(node.id())).toList();
    List<String> after = now.graph().nodes().stream().map(Node::id).toList();
    after.stream().filter(id -> !before.contains(id)).forEach(newMethods::add);
    before.stream().filter(id -> !after.contains(id)).forEach(goneMethods::add);
  }

  private void edges(Names renamed, DoraTraceBlock old, DoraTraceBlock now) {
    Map<String, Edge> before = new LinkedHashMap<>();
    old.graph()
        .edges()
        .forEach(
            edge ->
                put(
                    new Edge(renamed.of(edge.from()), renamed.of(edge.to()), edge.calls()),
                    before));
    Map<String, Edge> after = new LinkedHashMap<>();
    now.graph().edges().forEach(edge -> put(new Edge(edge.from(), edge.to(), edge.calls()), after));
    after.forEach((key, edge) -> addIfMissing(key, edge, before, newEdges));
    before.forEach((key, edge) -> addIfMissing(key, edge, after, goneEdges));
  }

  private static void put(Edge edge, Map<String, Edge> edges) {
    edges.put(edge.from() + " " + edge.to(), edge);
  }

  private static <T> void addIfMissing(String key, T one, Map<String, T> others, List<T> to) {
    if (!others.containsKey(key)) {
      to.add(one);
    }
  }

  private void errors(String name, DoraTraceBlock old, DoraTraceBlock now) {
    Map<String, Thrown> before = thrown(name, old);
    Map<String, Thrown> after = thrown(name, now);
    after.forEach((key, error) -> addIfMissing(key, error, before, newErrors));
    before.forEach((key, error) -> addIfMissing(key, error, after, goneErrors));
    after.forEach(
        (key, error) -> {
          if (!before.containsKey(key)) {
            suspects.add(
                new Suspect(name, 0.5, "this began here, for the first time: " + error.error()));
          }
        });
  }

  private static Map<String, Thrown> thrown(String name, DoraTraceBlock block) {
    Map<String, Thrown> errors = new LinkedHashMap<>();
    for (Failure failure : block.metrics().failures()) {
      String error = StableText.of(failure.error());
      errors.put(error, new Thrown(name, error, failure.count()));
    }
    for (String text : block.metrics().errorsDetected()) {
      String error = StableText.of(text);
      errors.putIfAbsent(error, new Thrown(name, error, 1));
    }
    return errors;
  }

  private void result(String name, DoraTraceBlock old, DoraTraceBlock now) {
    if (!old.task().equals(now.task()) || old.timestamp().isEmpty() || now.timestamp().isEmpty()) {
      return;
    }
    StableValue values = new StableValue(0);
    String input = values.write("", new Fields(now.inputs())).unordered();
    String before = values.write(old.task(), new Fields(old.outputs())).unordered();
    String after = values.write(now.task(), new Fields(now.outputs())).unordered();
    boolean isSameInput =
        Objects.equals(values.write("", new Fields(old.inputs())).unordered(), input);
    if (isSameInput && !before.equals(after)) {
      results.add(
          new ChangedResult(
              name + ": " + now.task(),
              text(now.inputs()),
              text(old.outputs()),
              text(now.outputs())));
      suspects.add(
          new Suspect(name, 0.5, "'" + now.task() + "' came to something else for equal inputs"));
    }
  }

  private static String text(Map<String, CapturedValue> values) {
    return JsonBytes.unescaped().value(new Fields(values)).toString();
  }

  /** What was found. */
  TraceDiff diff() {
    return new TraceDiff(
        new Difference<>(newMethods, goneMethods),
        new Difference<>(newEdges, goneEdges),
        new Difference<>(newErrors, goneErrors),
        results,
        List.of(),
        suspects,
        remarks);
  }
}
