package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.ProjectMemory;
import dev.l9.trace.memory.search.Hit;
import dev.l9.trace.memory.search.MemorySearch;
import dev.l9.trace.memory.store.PacketFilter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code recall}: what the memory knows of earlier runs, and what was learnt from them. */
final class RecallTool implements Tool {

  /** A hit takes at least so many characters of an answer. */
  private static final int CHARS_A_HIT = 90;

  private static final int LONGEST_QUERY = 160;

  private final ProjectMemory memory;

  RecallTool(ProjectMemory memory) {
    this.memory = memory;
  }

  @Override
  public String name() {
    return "recall";
  }

  @Override
  public String title() {
    return "Recall earlier runs";
  }

  @Override
  public String description() {
    return "What is remembered of all earlier runs: failures, what always held for a method, notes."
        + " Ask before you change code, or when something fails: names (Class#method, exception,"
        + " file) and words.";
  }

  @Override
  public Map<String, Map<String, Object>> arguments() {
    Map<String, Map<String, Object>> arguments = new LinkedHashMap<>();
    arguments.put("query", Schema.text());
    return arguments;
  }

  @Override
  public List<String> required() {
    return List.of("query");
  }

  @Override
  public Answer call(ToolArguments arguments) throws IOException {
    String query = arguments.required("query");
    int most = arguments.maxChars() / CHARS_A_HIT;
    List<Hit> hits =
        memory.ask(store -> new MemorySearch(store).find(query, PacketFilter.CURRENT, most));
    Answer answer = begin(new Answer(arguments.maxChars()));
    List<Map<String, Object>> facts = new RecalledFacts(arguments.maxChars()).of(hits);
    if (facts.isEmpty()) {
      answer.put("found", false).put("query", UntrustedText.of(query, LONGEST_QUERY));
      return answer.more("nothing in the memory has these names or words");
    }
    int said = answer.list("remembered", facts, 1);
    return answer.more(
        said < facts.size() || hits.size() == most
            ? "max_chars for more; narrower names or words"
            : "that is all; what_ran says what the last runs did");
  }

  /** A memory holds what was true of the revisions that it names. */
  private static Answer begin(Answer answer) {
    return answer
        .put("fresh", "unverified")
        .put(
            "to_refresh",
            "this is of the revisions that it names; what_ran tells of the files as they are")
        .put("untrusted", true);
  }
}
