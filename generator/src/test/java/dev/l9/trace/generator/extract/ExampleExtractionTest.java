package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.reading.SpecReader;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extracts for the examples of the documentation, in this repository and in copies of them. */
class ExampleExtractionTest {

  private static final Path EXAMPLES = examples();

  @TempDir Path folder;

  private static Path examples() {
    Path up = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(up.resolve("docs/generator"))) {
      up = up.getParent();
    }
    return up.resolve("docs/generator");
  }

  private static ModuleSpec spec(Path example) {
    return SpecReader.read(example.resolve("module.yaml")).spec().orElseThrow();
  }

  private Path copy(String name) throws IOException {
    Path from = EXAMPLES.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox"})
  void example_isFreeOfBlockers(String name) throws IOException {
    Path example = EXAMPLES.resolve(name);
    assertEquals(List.of(), Extraction.of(spec(example), example).blockers());
  }

  @Test
  void ticketRunner_isNamedByItsIds() throws IOException {
    Path copy = copy("ticket-runner");
    assertEquals(
        """
        CONTRACT_EXTRACTIONS:
          models:
            - name: ToolBinding
              import: com.example.tools.ToolBinding
              kind: record
              file: src/main/java/com/example/tools/ToolBinding.java
              line: 9
              fields:
                - String toolId
                - String displayName
            - name: ToolCallRequest
              import: com.example.tools.ToolCallRequest
              kind: record
              file: src/main/java/com/example/tools/ToolCallRequest.java
              line: 12
              fields:
                - String toolId
                - String correlationId
                - java.util.Map<String, String> arguments
            - name: ToolCallResult
              import: com.example.tools.ToolCallResult
              kind: record
              file: src/main/java/com/example/tools/ToolCallResult.java
              line: 10
              fields:
                - String toolId
                - String correlationId
                - String output
            - name: ToolRegistry
              import: com.example.tools.ToolRegistry
              kind: interface
              file: src/main/java/com/example/tools/ToolRegistry.java
              line: 4
              methods:
                - com.example.tools.ToolCallResult dispatch(com.example.tools.ToolCallRequest request)
          tool_identity: toolId
          idempotency: none
          contract_changes:
            - assumed: tool_name as identity
              found: "the repository uses toolId, src/main/java/com/example/tools/ToolBinding.java:9"
              adaptation: Using toolId throughout.
            - assumed: memory_cache as idempotency
              found: "no code that uses the spec's types notices repeated calls (none)"
              adaptation: The module keeps the recent calls of run in memory, as the spec asks for.
        """,
        ExtractionText.of(Extraction.of(spec(copy), copy).extractions()));
  }

  /** What was generated before is no part of the repository, or a second run would differ. */
  @Test
  void ownOutput_isNoEvidence() throws IOException {
    Path copy = copy("ticket-runner");
    Extractions before = Extraction.of(spec(copy), copy).extractions();
    Path own = copy.resolve("src/main/java/com/example/tickets/TicketRunnerService.java");
    Files.createDirectories(own.getParent());
    Files.writeString(
        own,
        """
        package com.example.tickets;
        import com.example.tools.ToolCallRequest;
        class TicketRunnerService {
          java.util.Map<String, String> done;
          String run(ToolCallRequest request) {
            return done.computeIfAbsent(request.correlationId(), id -> tools.get(request.toolName()));
          }
        }
        """);
    assertEquals(before, Extraction.of(spec(copy), copy).extractions());
  }
}
