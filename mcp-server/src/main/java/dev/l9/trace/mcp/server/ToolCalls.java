package dev.l9.trace.mcp.server;

import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.TraceSession;
import dev.l9.trace.mcp.tool.Tool;
import dev.l9.trace.mcp.tool.ToolArguments;
import dev.l9.trace.tools.FailureMessage;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.util.Map;

/** Tells the SDK of the tools, and what their calls come to. */
final class ToolCalls {

  private static final int LONGEST_MESSAGE = 300;

  private ToolCalls() {}

  static SyncToolSpecification of(Tool tool) {
    return new SyncToolSpecification(
        definition(tool), (exchange, request) -> call(tool, request.arguments()));
  }

  /** What a client is told of a tool. */
  static McpSchema.Tool definition(Tool tool) {
    return McpSchema.Tool.builder(tool.name(), tool.inputSchema())
        .title(tool.title())
        .description(tool.description())
        .outputSchema(tool.outputSchema())
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .readOnlyHint(true)
                .destructiveHint(false)
                .idempotentHint(true)
                .openWorldHint(false)
                .build())
        .build();
  }

  /** The answer to a call. Whatever goes wrong is said, and ends nothing. */
  static CallToolResult call(Tool tool, Map<String, Object> arguments) {
    try {
      Answer answer = tool.call(arguments == null ? Map.of() : arguments).bounded();
      return CallToolResult.builder()
          .addTextContent(answer.json())
          .structuredContent(answer.content())
          .isError(false)
          .build();
    } catch (ToolArguments.WrongArgumentException | TraceSession.BusyException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failed(
          tool.name() + " failed: " + UntrustedText.of(FailureMessage.of(e), LONGEST_MESSAGE));
    }
  }

  private static CallToolResult failed(String message) {
    return CallToolResult.builder().addTextContent(message).isError(true).build();
  }
}
