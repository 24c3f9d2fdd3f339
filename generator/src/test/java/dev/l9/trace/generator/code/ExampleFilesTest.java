package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated of the examples of the docs, byte for byte, and that its tests pass. */
class ExampleFilesTest {

  private static final Path EXPECTED = Path.of("src/test/resources/dev/l9/trace/generator/code");

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox"})
  void files_areThoseThatAreExpected(String example) throws IOException {
    Path folder = EXPECTED.resolve(example);
    List<GeneratedFile> files = Examples.generated(example);
    for (GeneratedFile file : files) {
      Path expected = folder.resolve(file.path() + ".txt");
      if (Boolean.getBoolean("l9.write.expected")) {
        Files.createDirectories(expected.getParent());
        Files.writeString(expected, file.text());
      }
      assertEquals(Files.readString(expected), file.text(), file.path());
      assertTrue(file.text().lines().count() <= 500, file.path());
    }
    assertEquals(paths(files), written(folder));
  }

  private static Set<String> paths(List<GeneratedFile> files) {
    return files.stream().map(file -> file.path() + ".txt").collect(Collectors.toSet());
  }

  private static Set<String> written(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox"})
  void files_areThoseThatTheSpecAllows(String example) {
    Set<String> allowed =
        Examples.spec(example).repo().allowedNewFiles().stream()
            .map(file -> file.path() + ".txt")
            .collect(Collectors.toSet());
    allowed.remove("README.md.txt");
    assertEquals(allowed, paths(Examples.generated(example)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox"})
  void tests_pass(String example, @TempDir Path folder) throws IOException {
    List<GeneratedFile> files = Examples.withRepository(Examples.generated(example));
    Map<String, String> outcomes = CompiledModule.of(files, folder).run();
    assertEquals(Map.of(), failures(outcomes));
    assertTrue(outcomes.size() > 30, outcomes.keySet()::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claims", "jobs", "payments", "single"})
  void tests_passOfOtherNamesTypesAndOperators(String variant, @TempDir Path folder)
      throws IOException {
    Path spec =
        Path.of("src/test/resources/dev/l9/trace/generator/code/variants", variant + ".yaml");
    CodeGenerator.Result result = CodeGenerator.generate(Examples.spec(spec), Examples.TOOLS);
    assertEquals(List.of(), result.blockers());
    List<GeneratedFile> files = Examples.withRepository(result.files());
    assertEquals(Map.of(), CompiledModule.of(files, folder).failures());
  }

  private static Map<String, String> failures(Map<String, String> outcomes) {
    return outcomes.entrySet().stream()
        .filter(outcome -> !outcome.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
