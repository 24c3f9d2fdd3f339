package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.tool.Tool;
import dev.l9.trace.mcp.tool.ToolCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the tools of {@code l9 mcp} as a coding agent would: {@code changed} without arguments, and
 * then {@code replay_test} for the ids in its answer.
 */
final class AskedTools implements AutoCloseable {

  private static final int FIRST = 3;
  private static final int MOST_IDS = 10;

  private final Project project;
  private final Tool changed;
  private final Tool replayTest;
  private final Map<String, Object> answer;
  private final List<String> problems = new ArrayList<>();

  /**
   * Asks what changed.
   *
   * @param folder of the project, with {@code target/classes}
   */
  AskedTools(Path folder, Path trace) throws IOException {
    this.project = Project.of(folder, Optional.of(trace), Optional.empty(), false);
    this.changed = tool("changed");
    this.replayTest = tool("replay_test");
    this.answer = changed.call(Map.of()).content();
  }

  private Tool tool(String name) {
    return ToolCatalog.of(project).stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What {@code changed} has answered. */
  Map<String, Object> answer() {
    return answer;
  }

  /** The methods of the first three suspects. */
  List<String> suspects() {
    return facts("suspects").stream()
        .limit(FIRST)
        .map(each -> String.valueOf(each.get("method")))
        .toList();
  }

  /** The tests of the calls that the answer names, in its order. */
  List<WrittenTest> tests() throws IOException {
    Map<String, WrittenTest> ids = new LinkedHashMap<>();
    for (Map<?, ?> suspect : facts("suspects").stream().limit(FIRST).toList()) {
      for (Object id : suspect.get("old_ids") instanceof List<?> list ? list : List.of()) {
        ids.put(String.valueOf(id), of(suspect, false));
      }
    }
    for (Map<?, ?> result : facts("results")) {
      if (result.get("old_id") != null) {
        ids.putIfAbsent(String.valueOf(result.get("old_id")), of(result, true));
      }
    }
    List<WrittenTest> tests = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (Map.Entry<String, WrittenTest> id : ids.entrySet().stream().limit(MOST_IDS).toList()) {
      ask(id.getKey(), id.getValue(), asked, tests);
    }
    return tests;
  }

  /** Asks for a test; if there is none, for one of the nearest caller that can be replayed. */
  private void ask(String id, WrittenTest of, Set<String> asked, List<WrittenTest> tests)
      throws IOException {
    if (!asked.add(id)) {
      return;
    }
    Map<String, Object> refusal = test(id, of, tests);
    if (refusal.get("called_from") instanceof List<?> callers) {
      for (Object caller : callers) {
        Map<?, ?> facts = (Map<?, ?>) caller;
        String callersId = String.valueOf(facts.get("id"));
        boolean isNew = asked.add(callersId);
        if (!isNew || !test(callersId, of(facts, of.isOfResult()), tests).containsKey("kind")) {
          return;
        }
      }
    }
  }

  private static WrittenTest of(Map<?, ?> fact, boolean isOfResult) {
    return new WrittenTest(String.valueOf(fact.get("method")), isOfResult, "", "");
  }

  private List<Map<?, ?>> facts(String key) {
    List<Map<?, ?>> facts = new ArrayList<>();
    if (answer.get(key) instanceof List<?> list) {
      list.forEach(each -> facts.add((Map<?, ?>) each));
    }
    return facts;
  }

  /** Adds a test, of which the source comes in parts if it is long; returns the last answer. */
  private Map<String, Object> test(String id, WrittenTest of, List<WrittenTest> tests)
      throws IOException {
    StringBuilder source = new StringBuilder();
    Map<String, Object> part;
    do {
      Map<String, Object> arguments = new LinkedHashMap<>(Map.of("id", id, "max_chars", 20_000));
      if (!source.isEmpty()) {
        arguments.put("cursor", String.valueOf(source.length()));
      }
      part = replayTest.call(arguments).content();
      source.append(part.getOrDefault("source", ""));
    } while (String.valueOf(part.get("more")).startsWith("the source goes on"));
    if (source.isEmpty() || part.containsKey("to_fill_in")) {
      problems.add(
          source.isEmpty() ? part.get("kind") + ": " + part.get("why") : "gap: the receiver");
      return part;
    }
    String file = String.valueOf(part.get("file"));
    String name =
        file.substring("src/test/java/".length(), file.length() - ".java".length())
            .replace('/', '.');
    tests.add(new WrittenTest(of.method(), of.isOfResult(), name, source.toString()));
    return part;
  }

  /** Why there are fewer tests than ids. */
  List<String> problems() {
    return problems;
  }

  @Override
  public void close() throws IOException {
    project.session().close();
  }
}
