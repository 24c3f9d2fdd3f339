package dev.l9.trace.mcp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.l9.trace.mcp.tool.Tool;
import dev.l9.trace.mcp.tool.ToolCatalog;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.sqlite.SqliteStores;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every conversation pays for: the definitions of the tools. */
class DefinitionsTest {

  private static final int MOST_TOKENS = 1_500;

  @TempDir private Path folder;

  private List<Tool> tools() throws IOException {
    SqliteStores.open(new StoreUrl.InFolder(folder.resolve(".l9/memory")), true).close();
    return ToolCatalog.of(Fixture.project(folder));
  }

  private String definitions() throws IOException {
    List<McpSchema.Tool> definitions = tools().stream().map(ToolCalls::definition).toList();
    return new JacksonMcpJsonMapper(Fixture.JSON).writeValueAsString(definitions);
  }

  @Test
  void definitions_takeLessThan1500Tokens() throws IOException {
    for (EncodingType type : List.of(EncodingType.O200K_BASE, EncodingType.CL100K_BASE)) {
      int tokens =
          Encodings.newDefaultEncodingRegistry().getEncoding(type).countTokens(definitions());
      System.out.println("definitions: " + tokens + " tokens of " + type);
      assertTrue(tokens < MOST_TOKENS, tokens + " tokens of " + type);
    }
  }

  @Test
  void definitions_areTheSameWhateverTheProjectHolds() throws IOException {
    String empty = definitions();
    Fixture.shop(folder);
    assertEquals(empty, definitions());
  }

  @Test
  void tools_areThoseOfTheSpecification() throws IOException {
    assertEquals(
        List.of(
            "what_ran", "find", "show_trace", "changed", "why_not_traced", "replay_test", "recall"),
        tools().stream().map(Tool::name).toList());
  }

  @Test
  void everyTool_saysWhenToUseIt_andThatItOnlyReads() throws IOException {
    for (Tool tool : tools()) {
      McpSchema.Tool definition = ToolCalls.definition(tool);
      assertTrue(tool.description().contains("Ask "), tool.description());
      assertEquals(true, definition.annotations().readOnlyHint());
      assertEquals(true, definition.annotations().idempotentHint());
      assertEquals(false, definition.annotations().destructiveHint());
      assertEquals(false, definition.annotations().openWorldHint());
    }
  }

  @Test
  void schemas_areValid() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema meta =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (Tool tool : tools()) {
      for (Map<String, Object> schema : List.of(tool.inputSchema(), tool.outputSchema())) {
        assertEquals(List.of(), meta.validate(Fixture.JSON.valueToTree(schema)), tool.name());
      }
    }
  }
}
