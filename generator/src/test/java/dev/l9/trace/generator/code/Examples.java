package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.ExtractedType.Field;
import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.extract.IdempotencyMechanism;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.reading.Reading;
import dev.l9.trace.generator.reading.SpecReader;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The examples of the docs, with what the repository beside them says. */
final class Examples {

  private static final Path DOCS = Path.of("../docs/generator");
  private static final TypeRef TEXT = TypeRef.of("java.lang.String");

  private Examples() {}

  /** The spec of an example. */
  static ModuleSpec spec(String example) {
    return spec(DOCS.resolve(example).resolve("module.yaml"));
  }

  /** The spec in a file. */
  static ModuleSpec spec(Path file) {
    Reading reading = SpecReader.read(file);
    assertEquals(List.of(), reading.blockers());
    return reading.spec().orElseThrow();
  }

  /** What is generated of an example. */
  static List<GeneratedFile> generated(String example) {
    CodeGenerator.Result result = CodeGenerator.generate(spec(example), TOOLS);
    assertEquals(List.of(), result.blockers());
    return result.files();
  }

  /** Those files, and those of the repository that they are compiled with. */
  static List<GeneratedFile> withRepository(List<GeneratedFile> generated) {
    List<GeneratedFile> files = new ArrayList<>(generated);
    try (Stream<Path> sources =
        Files.walk(DOCS.resolve("ticket-runner/src/main/java/com/example/tools"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        String path = DOCS.resolve("ticket-runner").relativize(source).toString();
        files.add(new GeneratedFile(path, FileRole.CODE, Files.readString(source)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** What the repository of the example {@code ticket-runner} says. */
  static final Extractions TOOLS =
      new Extractions(
          List.of(
              record("ToolBinding", text("toolId"), text("displayName")),
              record(
                  "ToolCallRequest",
                  text("toolId"),
                  text("correlationId"),
                  new Field("arguments", new TypeRef("java.util.Map", List.of(TEXT, TEXT)), false)),
              record("ToolCallResult", text("toolId"), text("correlationId"), text("output")),
              registry()),
          Optional.of("toolId"),
          IdempotencyMechanism.NONE,
          List.of());

  /** A record of the repository. */
  static ExtractedType record(String name, Field... components) {
    return type(name, Kind.RECORD, List.of(components), List.of());
  }

  private static ExtractedType registry() {
    Field call = new Field("request", tool("ToolCallRequest"), false);
    Method dispatch = new Method("dispatch", List.of(call), tool("ToolCallResult"), 7);
    return type("ToolRegistry", Kind.INTERFACE, List.of(), List.of(dispatch));
  }

  private static ExtractedType type(
      String name, Kind kind, List<Field> fields, List<Method> methods) {
    String file = "src/main/java/com/example/tools/" + name + ".java";
    return new ExtractedType(
        "com.example.tools." + name, kind, file, 10, fields, methods, List.of());
  }

  private static TypeRef tool(String name) {
    return TypeRef.of("com.example.tools." + name);
  }

  /** A component that is a text. */
  static Field text(String name) {
    return new Field(name, TEXT, false);
  }
}
