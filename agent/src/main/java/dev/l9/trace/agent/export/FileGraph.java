package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanTally;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.bytebuddy.jar.asm.Type;

/**
 * A file's part of the run: its own methods, and their direct callers and callees. Equal runs give
 * equal graphs.
 */
final class FileGraph {

  private final FileRun file;
  private final Set<RunSummary.SiteRun> runs = new LinkedHashSet<>();

  FileGraph(FileRun file) {
    this.file = file;
    for (RunSummary.SiteRun own : file.sites()) {
      runs.add(own);
      runs.addAll(own.callers().keySet());
      runs.addAll(own.callees().keySet());
    }
  }

  DoraTraceBlock.Graph graph() {
    Map<RunSummary.SiteRun, String> ids = ids();
    Set<String> ownIds = new HashSet<>();
    for (RunSummary.SiteRun own : file.sites()) {
      ownIds.add(ids.getOrDefault(own, ""));
    }
    return DoraTraceBlock.Graph.of(nodes(ids), edges(ids), ownIds);
  }

  /**
   * Names the methods as shortly as tells them apart: by class and method; in classes with the same
   * simple name, by the full name of the class; overloads by the types of their parameters too.
   */
  private Map<RunSummary.SiteRun, String> ids() {
    Map<RunSummary.SiteRun, String> ids = new HashMap<>();
    for (RunSummary.SiteRun run : runs) {
      ids.put(run, run.site.displayName());
    }
    ids = longer(ids, TraceSite::className, (id, s) -> s.className() + "." + s.methodName());
    Map<RunSummary.SiteRun, String> simple =
        longer(ids, TraceSite::descriptor, (id, site) -> id + parameters(site, true));
    return longer(
        simple, TraceSite::descriptor, (id, site) -> withoutTypes(id) + parameters(site, false));
  }

  /** Replaces the ids that stand for several methods, which differ in this. */
  private static Map<RunSummary.SiteRun, String> longer(
      Map<RunSummary.SiteRun, String> ids,
      Function<TraceSite, String> difference,
      BiFunction<String, TraceSite, String> replacement) {
    Map<String, Set<String>> differences = new HashMap<>();
    ids.forEach(
        (run, id) ->
            differences.computeIfAbsent(id, i -> new HashSet<>()).add(difference.apply(run.site)));
    Map<RunSummary.SiteRun, String> longer = new HashMap<>(ids);
    longer.replaceAll(
        (run, id) ->
            differences.getOrDefault(id, Set.of()).size() > 1
                ? replacement.apply(id, run.site)
                : id);
    return longer;
  }

  private static String withoutTypes(String id) {
    int types = id.indexOf('(');
    return types < 0 ? id : id.substring(0, types);
  }

  /** The types of the parameters in parentheses, such as {@code (int, String[])}. */
  private static String parameters(TraceSite site, boolean isSimple) {
    StringJoiner types = new StringJoiner(", ", "(", ")");
    for (Type type : Type.getArgumentTypes(site.descriptor())) {
      String name = type.getClassName();
      types.add(isSimple ? name.substring(name.lastIndexOf('.') + 1).replace('$', '.') : name);
    }
    return types.toString();
  }

  private List<DoraTraceBlock.Node> nodes(Map<RunSummary.SiteRun, String> ids) {
    Map<String, SpanTally> tallies = new LinkedHashMap<>();
    Map<String, TraceSite> sites = new HashMap<>();
    for (RunSummary.SiteRun run : runs) {
      String id = ids.getOrDefault(run, "");
      tallies.computeIfAbsent(id, i -> new SpanTally()).add(run.tally);
      sites.merge(id, run.site, FileGraph::firstOverload);
    }
    List<DoraTraceBlock.Node> nodes = new ArrayList<>();
    tallies.forEach(
        (id, tally) -> {
          TraceSite site = sites.get(id);
          // A caller that has not ended yet has no numbers of its own.
          if (site != null && (tally.calls() > 0 || file.source().isSameFile(site.source()))) {
            nodes.add(node(id, site, tally));
          }
        });
    return nodes;
  }

  /** The same one in every run, whichever ran first. */
  private static TraceSite firstOverload(TraceSite a, TraceSite b) {
    return a.descriptor().compareTo(b.descriptor()) <= 0 ? a : b;
  }

  private static DoraTraceBlock.Node node(String id, TraceSite site, SpanTally tally) {
    return new DoraTraceBlock.Node(
        id,
        site.component(),
        site.layer().label(),
        tally.calls(),
        tally.errors(),
        tally.blocked(),
        tally.passed(),
        tally.swallowed(),
        tally.meanMs(),
        tally.maxMs());
  }

  private List<DoraTraceBlock.Edge> edges(Map<RunSummary.SiteRun, String> ids) {
    Map<List<String>, Long> calls = new HashMap<>();
    for (RunSummary.SiteRun from : runs) {
      from.callees()
          .forEach(
              (to, tally) -> {
                if (file.sites().contains(from) || file.sites().contains(to)) {
                  List<String> edge = List.of(ids.getOrDefault(from, ""), ids.getOrDefault(to, ""));
                  calls.merge(edge, tally.calls(), Long::sum);
                }
              });
    }
    return calls.entrySet().stream()
        .map(e -> new DoraTraceBlock.Edge(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }
}
