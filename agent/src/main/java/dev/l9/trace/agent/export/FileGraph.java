package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanTally;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.DoraTraceBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    return DoraTraceBlock.Graph.ofMostCalled(nodes(ids), edges(ids));
  }

  /**
   * Overloads share an id. Methods of classes with the same simple name, in other packages, do not:
   * they get their full names.
   */
  private Map<RunSummary.SiteRun, String> ids() {
    Map<String, Set<String>> classesById = new HashMap<>();
    for (RunSummary.SiteRun run : runs) {
      classesById
          .computeIfAbsent(run.site.displayName(), id -> new LinkedHashSet<>())
          .add(run.site.className());
    }
    Map<RunSummary.SiteRun, String> ids = new HashMap<>();
    for (RunSummary.SiteRun run : runs) {
      String id = run.site.displayName();
      boolean unique = classesById.getOrDefault(id, Set.of()).size() == 1;
      ids.put(run, unique ? id : run.site.className() + "." + run.site.methodName());
    }
    return ids;
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
          if (site != null && (tally.calls() > 0 || file.source().equals(site.source()))) {
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
