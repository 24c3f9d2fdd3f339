package dev.l9.trace.mcp.server;

import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.tool.Tool;
import dev.l9.trace.mcp.tool.ToolCatalog;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Projects of tests, and what tools say of them. */
final class Fixture {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Path SHOP = Path.of("../docs/agents").toAbsolutePath().normalize();

  private Fixture() {}

  /** The shop of {@code docs/agents}, which can be changed. */
  static Path shop(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(SHOP)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(SHOP.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return folder;
  }

  static Project project(Path folder) throws IOException {
    return Project.of(folder, Optional.empty(), Optional.empty(), false);
  }

  static Tool tool(Project project, String name) {
    return ToolCatalog.of(project).stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static CallToolResult call(Project project, String name, Object... arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      values.put((String) arguments[i], arguments[i + 1]);
    }
    return ToolCalls.call(tool(project, name), values);
  }

  static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  static JsonNode ask(Project project, String name, Object... arguments) {
    return JSON.readTree(text(call(project, name, arguments)));
  }

  /** A line of a trace. */
  static String line(String id, String type, String method, String component, String input) {
    return line(id, type, method, component, input, "success", "", "");
  }

  static String line(
      String id,
      String type,
      String method,
      String component,
      String input,
      String status,
      String output,
      String more) {
    return "{\"trace_id\":"
        + quoted(id)
        + ",\"parent_id\":null,\"timestamp\":\"2026-03-02T08:00:00.000001Z\",\"hrm_layer\":\"system\","
        + "\"operation\":"
        + quoted(method)
        + ",\"component\":"
        + quoted(component)
        + ",\"input_summary\":"
        + quoted(input)
        + ",\"output_summary\":"
        + quoted(output)
        + ",\"duration_ms\":0,\"status\":\""
        + status
        + "\",\"metadata\":{\"root_id\":"
        + quoted(id)
        + ",\"duration_ns\":1000,\"task\":\"\",\"class\":"
        + quoted(type)
        + ",\"method\":"
        + quoted(method)
        + ",\"thread\":\"main\""
        + more
        + "}}\n";
  }

  static String quoted(String text) {
    return JSON.writeValueAsString(text).replace("\ud800", "\\ud800");
  }

  /** The calls that together use every tool. */
  static List<List<Object>> calls() {
    return List.of(
        List.of("what_ran", "subject", "Prices.java"),
        List.of("what_ran", "subject", "src/main/java/shop/Checkout.java"),
        List.of("what_ran", "subject", "Checkout"),
        List.of("what_ran", "subject", "Prices#cents"),
        List.of("what_ran", "subject", "Prices#centz"),
        List.of("find"),
        List.of("find", "kind", "slow"),
        List.of("find", "kind", "latest", "subject", "Prices"),
        List.of("find", "kind", "latest", "text", "vase"),
        List.of("show_trace", "id", "sys_1_nobody00"),
        List.of("changed"),
        List.of("changed", "subject", "Checkout.java"),
        List.of("why_not_traced", "subject", "Checkout#refund"),
        List.of("replay_test", "id", "sys_1_nobody00"));
  }
}
