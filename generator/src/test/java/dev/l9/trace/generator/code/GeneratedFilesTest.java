package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated of a service, byte for byte, and that its tests pass. */
class GeneratedFilesTest {

  private static final Path EXPECTED =
      Path.of("src/test/resources/dev/l9/trace/generator/code/order-desk");

  private static final CodeGenerator.Result RESULT =
      CodeGenerator.generate(Orders.spec(), Specs.NO_EXTRACTIONS);

  @Test
  void files_areThoseThatAreExpected() throws IOException {
    assertEquals(List.of(), RESULT.blockers());
    for (GeneratedFile file : RESULT.files()) {
      Path expected = EXPECTED.resolve(file.path() + ".txt");
      if (Boolean.getBoolean("l9.write.expected")) {
        Files.createDirectories(expected.getParent());
        Files.writeString(expected, file.text());
      }
      assertEquals(Files.readString(expected), file.text(), file.path());
    }
    try (var found = Files.walk(EXPECTED)) {
      assertEquals(RESULT.files().size(), found.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void files_areTheSameEachTime() {
    assertEquals(
        RESULT.files(), CodeGenerator.generate(Orders.spec(), Specs.NO_EXTRACTIONS).files());
  }

  @Test
  void files_haveTheirLinesEndedByOneCharacter_andNoneTooLong() {
    for (GeneratedFile file : RESULT.files()) {
      assertTrue(file.text().endsWith("\n") && !file.text().contains("\r"), file.path());
      assertTrue(file.text().lines().count() <= 500, file.path());
    }
  }

  @Test
  void tests_pass(@TempDir Path folder) throws IOException {
    Map<String, String> outcomes = CompiledModule.of(RESULT.files(), folder).run();
    outcomes.forEach((name, failure) -> assertEquals("", failure, name));
    assertEquals(37, outcomes.size(), outcomes.keySet()::toString);
  }
}
