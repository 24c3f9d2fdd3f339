package dev.l9.trace.cli.agents;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The SDK's own client, of a server that {@code bin/l9} starts. */
final class Client implements AutoCloseable {

  static final Path L9 = Path.of("../bin/l9").toAbsolutePath().normalize();

  private final McpSyncClient client;

  Client(Path root, String... options) {
    JacksonMcpJsonMapper mapper = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    List<String> words = new ArrayList<>(List.of("mcp", "--root", root.toString()));
    words.addAll(List.of(options));
    JsonSchemaValidator unchecked =
        (schema, value) -> JsonSchemaValidator.ValidationResponse.asValid(null);
    client =
        McpClient.sync(
                new StdioClientTransport(
                    ServerParameters.builder(L9.toString()).args(words).build(), mapper))
            .jsonSchemaValidator(unchecked)
            .requestTimeout(Duration.ofMinutes(2))
            .initializationTimeout(Duration.ofMinutes(2))
            .build();
    client.initialize();
  }

  McpSyncClient sdk() {
    return client;
  }

  CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
  }

  /** The text of an answer, which is JSON. */
  String ask(String tool, Map<String, Object> arguments) {
    return ((TextContent) call(tool, arguments).content().get(0)).text();
  }

  @Override
  public void close() {
    client.close();
  }
}
