package dev.l9.trace.cli;

import dev.l9.trace.cli.agents.McpCommand;
import dev.l9.trace.mcp.server.AgentServer;
import dev.l9.trace.mcp.server.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Has the MCP server answer a client's first words, so that the JVM loads what they need. */
final class AgentRehearsal {

  private static final String QUESTIONS =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
      "capabilities":{},"clientInfo":{"name":"a","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}
      {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"what_ran",\
      "arguments":{"subject":"A.java"}}}
      {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"find","arguments":{}}}
      {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"show_trace",\
      "arguments":{"id":"sys_0_aaaaaaa2"}}}
      {"jsonrpc":"2.0","id":6,"method":"resources/templates/list","params":{}}
      {"jsonrpc":"2.0","id":7,"method":"prompts/list","params":{}}
      """;

  private AgentRehearsal() {}

  static void run(Path folder) throws IOException {
    new CommandLine(new McpCommand()).parseArgs();
    AgentServer.serve(
        new ServerOptions(folder, Optional.empty(), Optional.empty(), false, "0"),
        new ByteArrayInputStream(QUESTIONS.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream());
  }
}
