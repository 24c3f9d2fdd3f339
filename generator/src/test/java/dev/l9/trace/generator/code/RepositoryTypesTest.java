package dev.l9.trace.generator.code;

import static dev.l9.trace.generator.code.Specs.field;
import static dev.l9.trace.generator.code.Specs.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.ExtractedType.Field;
import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.extract.IdempotencyMechanism;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module on types that the repository has. */
class RepositoryTypesTest {

  private static final String SOURCE =
      """
      package com.acme.tools;

      import java.io.IOException;
      import java.util.Map;

      public interface Registry {
        record Query(String correlationId, Map<String, Integer> weights, byte[] salt) {}

        record Answer(String correlationId, Mode mode, Query again) {}

        enum Mode { QUICK, SLOW }

        Answer ask(Query query) throws IOException;

        void ask(Query query, int times);

        int size();
      }
      """;

  private static final Extractions FOUND =
      new Extractions(
          List.of(
              extracted(
                  "com.acme.tools.Registry",
                  Kind.INTERFACE,
                  List.of(),
                  List.of(
                      new ExtractedType.Method(
                          "ask",
                          List.of(
                              new Field("query", type("com.acme.tools.Registry.Query"), false),
                              new Field("times", type("int"), false)),
                          type("void"),
                          1),
                      new ExtractedType.Method(
                          "ask",
                          List.of(new Field("query", type("com.acme.tools.Registry.Query"), false)),
                          type("com.acme.tools.Registry.Answer"),
                          1),
                      new ExtractedType.Method("size", List.of(), type("int"), 1))),
              extracted(
                  "com.acme.tools.Registry.Query",
                  Kind.RECORD,
                  List.of(
                      new Field("correlationId", type("java.lang.String"), false),
                      new Field(
                          "weights",
                          type("java.util.Map<java.lang.String, java.lang.Integer>"),
                          false),
                      new Field("salt", type("byte[]"), false)),
                  List.of()),
              extracted(
                  "com.acme.tools.Registry.Answer",
                  Kind.RECORD,
                  List.of(
                      new Field("correlationId", type("java.lang.String"), false),
                      new Field("mode", type("com.acme.tools.Registry.Mode"), false),
                      new Field("again", type("com.acme.tools.Registry.Query"), true)),
                  List.of()),
              new ExtractedType(
                  "com.acme.tools.Registry.Mode",
                  Kind.ENUM,
                  "Registry.java",
                  1,
                  List.of(),
                  List.of(),
                  List.of("QUICK", "SLOW"))),
          Optional.empty(),
          IdempotencyMechanism.NONE,
          List.of());

  private static ExtractedType extracted(
      String name, Kind kind, List<Field> fields, List<ExtractedType.Method> methods) {
    return new ExtractedType(name, kind, "Registry.java", 1, fields, methods, List.of());
  }

  @Test
  void module_callsTheRepository_andCatchesWhatItsMethodsDeclare(@TempDir Path folder)
      throws IOException {
    Specs parts =
        new Specs("asking", "Asking", "Asks the registry.")
            .record("Note", "A note.", field("modes", "List<Mode>", "modes", "not_empty"))
            .error("AskFailed", "Nothing was answered", "Registry.ask")
            .call(
                new Specs.Call("ask", "Asks.", "Query", "Answer", "Registry.ask")
                    .errors("AskFailed"));
    CodeGenerator.Result result = CodeGenerator.generate(parts.build(), FOUND);
    assertEquals(List.of(), result.blockers());
    List<GeneratedFile> files = new ArrayList<>(result.files());
    String service = text(files, "AskingService.java");
    assertTrue(service.contains("result = registry.ask(request);\n    } catch (Exception e) {"));
    files.add(
        new GeneratedFile("src/main/java/com/acme/tools/Registry.java", FileRole.CODE, SOURCE));
    Map<String, String> outcomes = CompiledModule.of(files, folder).run();
    outcomes.forEach((name, failure) -> assertEquals("", failure, name));
    assertTrue(
        outcomes.containsKey("asking.ask_refusesTheResultOfAnotherRequest()"), outcomes::toString);
  }

  private static String text(List<GeneratedFile> files, String name) {
    return files.stream()
        .filter(file -> file.path().endsWith(name))
        .findFirst()
        .orElseThrow()
        .text();
  }
}
