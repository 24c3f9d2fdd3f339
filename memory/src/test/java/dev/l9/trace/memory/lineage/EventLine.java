package dev.l9.trace.memory.lineage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of traces, as the agent writes them, of calls of {@code com.acme.*}. */
final class EventLine {

  private final String id;
  private final String method;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private String parent = "";
  private String root;
  private int second;
  private String input = "";
  private String output = "";
  private String status = "success";

  /**
   * A call that succeeded.
   *
   * @param id as {@code rsn_1768312801_jvm01000001}
   * @param method {@code Orders#total}
   */
  EventLine(String id, String method) {
    this.id = id;
    this.root = id;
    this.method = method;
    this.second = 1;
  }

  /** The line at the start of a JVM. */
  static String run(String jvm, String run, String revision) {
    return "{\"trace_id\":\"sys_1768312800_%srun\",\"parent_id\":null,".formatted(jvm)
        + "\"timestamp\":\"2026-01-13T14:00:00.000000Z\",\"hrm_layer\":\"system\","
        + "\"operation\":\"run\",\"component\":\"l9-agent\",\"input_summary\":\"\","
        + "\"output_summary\":\"\",\"duration_ms\":0,\"status\":\"success\",\"metadata\":{"
        + "\"root_id\":\"sys_1768312800_%srun\",\"duration_ns\":0,\"task\":\"run\",".formatted(jvm)
        + "\"class\":\"\",\"method\":\"\",\"thread\":\"main\",\"run\":\"%s\",".formatted(run)
        + "\"pid\":1,\"command\":\"A\",\"revision\":\"%s\",\"dirty\":false,".formatted(revision)
        + "\"options\":{}}}\n";
  }

  EventLine below(String parentId, String rootId) {
    parent = parentId;
    root = rootId;
    return this;
  }

  EventLine at(int newSecond) {
    second = newSecond;
    return this;
  }

  EventLine with(String newInput) {
    input = newInput;
    return this;
  }

  EventLine failed(String error) {
    status = "error";
    output = error;
    return metadata("error", error);
  }

  EventLine metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  @Override
  public String toString() {
    int hash = method.indexOf('#');
    String type = method.substring(0, hash);
    String name = method.substring(hash + 1);
    String more =
        metadata.entrySet().stream()
            .map(entry -> ",\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
            .collect(Collectors.joining());
    return ("{\"trace_id\":\"%s\",\"parent_id\":%s,\"timestamp\":\"2026-01-%02dT%02d:%02d:%02d.000000Z\","
            + "\"hrm_layer\":\"reasoning\",\"operation\":\"%s\",\"component\":\"%s.java\","
            + "\"input_summary\":\"%s\",\"output_summary\":\"%s\",\"duration_ms\":2,\"status\":\"%s\","
            + "\"metadata\":{\"root_id\":\"%s\",\"duration_ns\":2000000,\"task\":\"%s\","
            + "\"class\":\"com.acme.%s\",\"method\":\"%s\",\"thread\":\"main\"%s}}\n")
        .formatted(
            id,
            parent.isEmpty() ? "null" : '"' + parent + '"',
            13 + (14 + second / 3600) / 24,
            (14 + second / 3600) % 24,
            second / 60 % 60,
            second % 60,
            name,
            type,
            input,
            output,
            status,
            root,
            name,
            type,
            name,
            more);
  }
}
