package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ExtractionTextTest {

  @TempDir Path folder;

  private Extractions extract() throws IOException {
    return new SourceTree(folder)
        .java("package t; public record Call(String toolId, java.util.Map<String, byte[]> no) {}")
        .java("package t; public enum Mode { ON, off }")
        .java(
            """
            package t;
            import org.jspecify.annotations.Nullable;
            public interface Registry {
              Mode dispatch(@Nullable Call call) throws java.io.IOException;
            }
            """)
        .extract(ModuleSpecs.on("t.Registry", "t.Mode").assumes("tool_name", "memory_cache"))
        .extractions();
  }

  @Test
  void text_isYaml() throws IOException {
    String text = ExtractionText.of(extract());
    assertEquals(
        """
        CONTRACT_EXTRACTIONS:
          models:
            - name: Registry
              import: t.Registry
              kind: interface
              file: src/main/java/t/Registry.java
              line: 3
              methods:
                - t.Mode dispatch(t.Call call) throws java.io.IOException
            - name: Mode
              import: t.Mode
              kind: enum
              file: src/main/java/t/Mode.java
              line: 1
              constants:
                - "ON"
                - "off"
            - name: Call
              import: t.Call
              kind: record
              file: src/main/java/t/Call.java
              line: 1
              fields:
                - String toolId
                - java.util.Map<String, byte[]> no
          tool_identity: none
          idempotency: none
          contract_changes:
            - assumed: tool_name as identity
              found: no type that the spec names has a field for it
              adaptation: No tool is named by a field.
            - assumed: memory_cache as idempotency
              found: "no code that uses the spec's types notices repeated calls (none)"
              adaptation: The spec asks for no idempotency, and the module notices no repeated calls.
        """,
        text);
    Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
    assertEquals(
        List.of("ON", "off"),
        ((Map<?, ?>)
                ((List<?>)
                        ((Map<?, ?>) ((Map<?, ?>) read).get("CONTRACT_EXTRACTIONS")).get("models"))
                    .get(1))
            .get("constants"));
  }

  @Test
  void data_havePartsOfFields() throws IOException {
    Map<String, Object> data = ExtractionText.data(extract());
    assertEquals("none", data.get("tool_identity"));
    Object model = ((List<?>) data.get("models")).get(2);
    assertEquals(
        List.of(
            Map.of("name", "toolId", "type", "String", "null", "unspecified"),
            Map.of("name", "no", "type", "java.util.Map<String, byte[]>", "null", "unspecified")),
        ((Map<?, ?>) model).get("fields"));
  }

  @Test
  void emptyExtractions_areText() {
    assertEquals(
        """
        CONTRACT_EXTRACTIONS:
          models: []
          tool_identity: toolId
          idempotency: memory_cache
        """,
        ExtractionText.of(
            new Extractions(
                List.of(), Optional.of("toolId"), IdempotencyMechanism.MEMORY_CACHE, List.of())));
  }
}
