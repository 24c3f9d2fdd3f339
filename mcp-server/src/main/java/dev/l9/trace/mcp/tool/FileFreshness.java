package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Freshness;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.reader.index.IndexedMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says before everything else whether an answer holds for the files as they are now, and what would
 * make it so.
 */
final class FileFreshness {

  private static final int MOST_FILES = 20;
  private static final int MOST_NAMED = 2;

  private FileFreshness() {}

  /** Begins an answer that is about these methods. */
  static Answer begin(Answer answer, Project project, Collection<IndexedMethod> methods) {
    Set<Path> files = new LinkedHashSet<>();
    for (IndexedMethod method : methods) {
      if (files.size() < MOST_FILES) {
        project.sources().of(method).ifPresent(files::add);
      }
    }
    return begin(answer, project, List.copyOf(files), !methods.isEmpty());
  }

  /** Begins an answer that is about these files. */
  static Answer begin(Answer answer, Project project, List<Path> files, boolean isOfCode) {
    Map<Path, Freshness> stale = new LinkedHashMap<>();
    for (Path file : files) {
      Freshness freshness = project.sources().freshness(file);
      if (!freshness.isFresh()) {
        stale.put(file, freshness);
      }
    }
    if (files.isEmpty()) {
      answer.put("fresh", Freshness.NO_FILE.state());
      if (isOfCode) {
        answer.put("to_refresh", Freshness.NO_FILE.advice());
      }
    } else if (stale.isEmpty()) {
      answer.put("fresh", "fresh");
    } else {
      answer.put("fresh", worst(stale.values()));
      answer.put("to_refresh", advice(project, stale));
    }
    return answer.put("untrusted", true);
  }

  /** Begins an answer that is about no code. */
  static Answer beginWithoutCode(Answer answer) {
    return answer.put("fresh", "no code").put("untrusted", true);
  }

  private static String worst(Collection<Freshness> all) {
    List<String> states = all.stream().map(Freshness::state).toList();
    return states.contains("stale") ? "stale" : states.get(0);
  }

  private static String advice(Project project, Map<Path, Freshness> stale) {
    List<String> said = new ArrayList<>();
    stale.entrySet().stream()
        .sorted(Comparator.comparing(entry -> !entry.getValue().state().equals("stale")))
        .limit(MOST_NAMED)
        .forEach(entry -> said.add(advice(project, entry.getKey(), entry.getValue())));
    if (stale.size() > MOST_NAMED) {
      said.add((stale.size() - MOST_NAMED) + " more files");
    }
    return String.join("; ", said);
  }

  private static String advice(Project project, Path file, Freshness freshness) {
    String name = UntrustedText.of(project.root().relative(file), 120);
    return name + " (" + freshness.state() + "): " + freshness.advice();
  }
}
