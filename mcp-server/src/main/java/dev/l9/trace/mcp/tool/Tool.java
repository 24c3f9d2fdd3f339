package dev.l9.trace.mcp.tool;

import dev.l9.trace.mcp.answer.Answer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tool that an agent calls. Its definition never has captured text in it. */
public interface Tool {

  /** Its name. */
  String name();

  /** What it is called where people choose. */
  String title();

  /** What it answers, and when to ask it. */
  String description();

  /** The arguments besides {@code max_chars}: their names, and their JSON schemas. */
  Map<String, Map<String, Object>> arguments();

  /** The arguments that have to be given. */
  List<String> required();

  /** Answers a call. */
  Answer call(ToolArguments arguments) throws IOException;

  /** The JSON schema of all arguments. */
  default Map<String, Object> inputSchema() {
    Map<String, Object> properties = new LinkedHashMap<>(arguments());
    properties.put("max_chars", Schema.number(Answer.LEAST_CHARS, Answer.MOST_CHARS));
    return Schema.object(properties, required(), false);
  }

  /** The JSON schema of what all answers have. */
  default Map<String, Object> outputSchema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("fresh", Schema.text());
    properties.put("untrusted", Schema.constant(true));
    return Schema.object(properties, List.of("fresh", "untrusted"), true);
  }

  /** Answers a call with whatever arguments came. */
  default Answer call(Map<String, Object> values) throws IOException {
    Map<String, Object> known = new LinkedHashMap<>(arguments());
    known.put("max_chars", true);
    return call(ToolArguments.of(values, known.keySet()));
  }
}
