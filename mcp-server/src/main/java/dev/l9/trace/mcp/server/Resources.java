package dev.l9.trace.mcp.server;

import dev.l9.trace.block.BlockRenderer;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.mcp.answer.Answer;
import dev.l9.trace.mcp.answer.UntrustedText;
import dev.l9.trace.mcp.project.Freshness;
import dev.l9.trace.mcp.project.Project;
import dev.l9.trace.mcp.tool.Tool;
import dev.l9.trace.model.DoraTraceBlock;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code l9://block/PATH} and {@code l9://trace/ID}. */
final class Resources {

  static final String BLOCK = "l9://block/";
  static final String TRACE = "l9://trace/";

  private static final int MOST_CHARS = 8_000;
  private static final String JSON = "application/json";

  private final Project project;
  private final Tool showTrace;

  Resources(Project project, Tool showTrace) {
    this.project = project;
    this.showTrace = showTrace;
  }

  List<SyncResourceTemplateSpecification> all() {
    return List.of(
        new SyncResourceTemplateSpecification(
            template(BLOCK + "{path}", "DORA block", "What the block of a source file says"),
            (exchange, request) -> block(request.uri())),
        new SyncResourceTemplateSpecification(
            template(TRACE + "{id}", "Trace", "One execution, its callers and its calls"),
            (exchange, request) -> trace(request.uri())));
  }

  private static McpSchema.ResourceTemplate template(String uri, String name, String description) {
    return McpSchema.ResourceTemplate.builder(uri, name)
        .description(description)
        .mimeType(JSON)
        .build();
  }

  private ReadResourceResult block(String uri) {
    String path = rest(uri, BLOCK);
    Optional<Path> file = project.root().file(path);
    Optional<DoraTraceBlock> block = file.flatMap(project.sources()::block);
    if (file.isEmpty() || block.isEmpty()) {
      throw McpError.RESOURCE_NOT_FOUND.apply(UntrustedText.of(uri, 200));
    }
    Freshness freshness = project.sources().freshness(file.get());
    Answer answer = new Answer(MOST_CHARS).put("fresh", freshness.state());
    if (!freshness.isFresh()) {
      answer.put("to_refresh", freshness.advice());
    }
    answer
        .put("untrusted", true)
        .put("file", UntrustedText.of(project.root().relative(file.get()), 200));
    String text = BlockRenderer.render(block.get(), BlockStyle.LINE);
    answer.put("block", UntrustedText.of(text, answer.room() / 2));
    return contents(uri, answer.bounded().json());
  }

  private ReadResourceResult trace(String uri) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("id", rest(uri, TRACE));
    arguments.put("max_chars", MOST_CHARS);
    try {
      return contents(uri, showTrace.call(arguments).bounded().json());
    } catch (IOException e) {
      throw McpError.builder(McpSchema.ErrorCodes.INTERNAL_ERROR)
          .message(UntrustedText.of(String.valueOf(e.getMessage()), 200))
          .build();
    }
  }

  private static String rest(String uri, String beginning) {
    String rest = uri.startsWith(beginning) ? uri.substring(beginning.length()) : "";
    try {
      return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static ReadResourceResult contents(String uri, String json) {
    return ReadResourceResult.builder(
            List.of(TextResourceContents.builder(uri, json).mimeType(JSON).build()))
        .build();
  }
}
