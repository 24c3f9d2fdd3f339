package dev.l9.trace.cli.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.reader.index.TraceIndex;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code l9 mcp} as a process, and two clients that others have written. */
class McpServerIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
  private static final List<String> TOOLS =
      List.of("what_ran", "find", "show_trace", "changed", "why_not_traced", "replay_test");

  @TempDir private Path folder;

  private static Map<String, Object> arguments(String... words) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      arguments.put(words[i], words[i + 1]);
    }
    return arguments;
  }

  private static String latestFailure(Path project) throws IOException {
    return Files.readAllLines(project.resolve("trace.jsonl")).stream()
        .map(JSON::readTree)
        .filter(event -> event.path("status").asString().equals("error"))
        .map(event -> event.path("trace_id").asString())
        .findFirst()
        .orElseThrow();
  }

  /** A call of each tool, in the order of the list. */
  private static List<Map<String, Object>> calls(String id) {
    return List.of(
        arguments("subject", "Prices.java"),
        arguments("kind", "failures"),
        arguments("id", id),
        arguments("subject", "Checkout"),
        arguments("subject", "Checkout#refund"),
        arguments("id", id, "as", "expectation"));
  }

  @Test
  void theJavaClient_listsAndCallsEverything() throws IOException {
    Path project = Checkout.copyTo(folder);
    try (Client client = new Client(project);
        Client another = new Client(project)) {
      List<McpSchema.Tool> tools = client.sdk().listTools().tools();
      assertEquals(TOOLS, tools.stream().map(McpSchema.Tool::name).toList());
      assertTrue(tools.stream().allMatch(tool -> tool.annotations().readOnlyHint()));
      List<Map<String, Object>> calls = calls(latestFailure(project));
      for (int i = 0; i < TOOLS.size(); i++) {
        CallToolResult result = client.call(TOOLS.get(i), calls.get(i));
        String text = ((TextContent) result.content().get(0)).text();
        assertEquals(false, result.isError(), text);
        assertEquals(text, another.ask(TOOLS.get(i), calls.get(i)));
      }
      assertEquals(2, client.sdk().listResourceTemplates().resourceTemplates().size());
      String block =
          client
              .sdk()
              .readResource(
                  McpSchema.ReadResourceRequest.builder("l9://block/src/main/java/shop/Prices.java")
                      .build())
              .toString();
      assertTrue(block.contains("NumberFormatException"), block);
      assertEquals("explain_latest_failure", client.sdk().listPrompts().prompts().get(0).name());
    }
    assertFalse(Files.exists(project.resolve(TraceIndex.FOLDER)), "the trace is too small for one");
  }

  @Test
  void theTypeScriptClient_listsAndCallsEveryTool() throws Exception {
    Path modules = SCRIPTS.resolve("node_modules");
    if (Boolean.getBoolean("l9.stress") && !Files.exists(modules)) {
      run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
    }
    assumeTrue(
        Files.exists(modules),
        "npm's packages aren't there; -Dl9.stress=true, or npm install in cli/src/test/node");
    Path project = Checkout.copyTo(folder);
    List<Object> calls = new ArrayList<>();
    List<Map<String, Object>> arguments = calls(latestFailure(project));
    for (int i = 0; i < TOOLS.size(); i++) {
      calls.add(List.of(TOOLS.get(i), arguments.get(i)));
    }
    List<JsonNode> lines =
        run(List.of(
                "node",
                "client.mjs",
                Client.L9.toString(),
                project.toString(),
                JSON.writeValueAsString(calls)))
            .lines()
            .map(JSON::readTree)
            .toList();
    assertEquals(JSON.writeValueAsString(TOOLS), lines.get(0).toString());
    assertEquals("[\"l9://block/{path}\",\"l9://trace/{id}\"]", lines.get(1).toString());
    assertEquals("[\"explain_latest_failure\"]", lines.get(2).toString());
    assertEquals(3 + TOOLS.size(), lines.size());
    for (JsonNode line : lines.subList(3, lines.size())) {
      assertFalse(line.path("isError").asBoolean(true), line.toString());
      assertEquals(JSON.readTree(line.path("text").asString()), line.path("data"));
    }
  }

  private static String run(List<String> command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(SCRIPTS.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no " + command.get(0));
      throw e;
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0, out);
    return out;
  }

  @Test
  void whatSetupWrites_startsTheServer() throws Exception {
    Path project = Checkout.copyTo(folder);
    Process setup =
        new ProcessBuilder(Client.L9.toString(), "setup", "agents")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(setup.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, setup.waitFor(), said);
    assertTrue(said.contains(".mcp.json: new") && said.contains("AGENTS.md: new"), said);
    JsonNode entry =
        JSON.readTree(Files.readString(project.resolve(".mcp.json"))).at("/mcpServers/l9");
    List<String> command = new ArrayList<>(List.of(entry.path("command").asString()));
    entry.path("args").forEach(word -> command.add(word.asString()));
    String output = converse(project, command);
    assertTrue(output.contains("NumberFormatException"), output);
    output.lines().forEach(JSON::readTree); // Nothing else is on standard output.
  }

  private static String converse(Path project, List<String> command) throws Exception {
    Process server =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    server
        .getOutputStream()
        .write(
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{},"clientInfo":{"name":"a","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"find","arguments":{}}}
            """
                .getBytes(UTF_8));
    server.getOutputStream().close();
    String output = new String(server.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, server.waitFor());
    return output;
  }
}
