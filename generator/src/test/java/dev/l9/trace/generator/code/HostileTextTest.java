package dev.l9.trace.generator.code;

import static dev.l9.trace.generator.code.Specs.field;
import static dev.l9.trace.generator.code.Specs.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spec says in plain text stays text, wherever it stands in a generated file. */
class HostileTextTest {

  private static final List<String> TEXTS =
      List.of(
          "ends */ class Evil {} /* early",
          "has an escape \\u002a\\u002f that the compiler reads",
          "has $T, $L, $$ and $> of a template",
          "has {@link Evil}, {@code and } and { alone",
          "has <b> & <script>alert(1)</script>",
          "has @param evil and \"quotes\" and 'these'",
          "has\ntwo lines\r\nand more",
          "is über 𝄞, and → ends",
          "@Override at its start",
          "…",
          "");

  @Test
  void texts_stayTexts(@TempDir Path folder) throws IOException {
    CodeGenerator.Result result = CodeGenerator.generate(parts().build(), Specs.NO_EXTRACTIONS);
    assertEquals(List.of(), result.blockers());
    assertEquals(Map.of(), CompiledModule.of(result.files(), folder).failures());
    try (Stream<Path> classes = Files.walk(folder)) {
      assertTrue(classes.noneMatch(path -> path.toString().endsWith("Evil.class")));
    }
  }

  private static Specs parts() {
    Specs parts = new Specs("hostile", "Hostile", String.join(" ", TEXTS));
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      String method = "ask" + i;
      parts
          .record("Ask" + i, text, field("text", "String", text, "example=" + text))
          .values("Kind" + i, text, "ONE")
          .port("Port" + i, text, method(method, text, "Ask" + i, ""))
          .error("Failed" + i, text, "Port" + i + "." + method)
          .call(
              new Specs.Call(method, text, "Ask" + i, "", "Port" + i + "." + method)
                  .errors("Failed" + i));
    }
    return parts.record(
        "Patterns",
        "Has patterns.",
        field("quoted", "String", "quoted", "pattern=[\"\\\\$*/{]+", "example=\"\\$*/{"),
        field("open", "String", "open", "pattern=\\{\\u0041?@*/", "example={A@/"));
  }
}
