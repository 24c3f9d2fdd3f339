package dev.l9.trace.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a pattern of {@code update.exclude} means. */
class ExcludedFilesTest {

  private static final String SOURCE = "com/acme/generated/Model.json";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.json",
        "Model.*",
        "M?del.json",
        "generated",
        "generated/",
        "**/generated/**",
        "com/acme/generated/Model.json",
        "com/acme/**",
        "com/**/Model.json",
        "com/acme/gen*/*.json",
        "com/acme",
        "com\\acme\\generated\\*",
        "src/main/resources/**",
        "src/**/*.json",
        "/src/main",
        "**/acme/*/*",
        "**"
      })
  void aPattern_meansTheFile(String pattern) throws IOException {
    assertEquals(pattern, excluding(pattern).patternOf(SOURCE, file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.yaml",
        "json",
        "Model",
        "model.json",
        "gener",
        "acme/generated/Model.json",
        "com/*/Model.json",
        "com/acme/*.json",
        "main/resources/**",
        "Model.json/**",
        ".*json",
        "[M]odel.json",
        "!*.json"
      })
  void aPattern_meansOtherFiles(String pattern) throws IOException {
    assertNull(excluding(pattern).patternOf(SOURCE, file()));
  }

  @Test
  void aPath_mayBeAbsolute_andTheDirectoryALink() throws IOException {
    Path file = file();
    assertEquals(file.toString(), excluding(file.toString()).patternOf(SOURCE, file));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    ExcludedFiles below = new ExcludedFiles(link, List.of("src/main"));
    assertEquals("src/main", below.patternOf(SOURCE, file));
  }

  @Test
  void aName_mayHaveLineBreaks() throws IOException {
    assertEquals("*.json", excluding("*.json").patternOf("com/a\nb.json", file()));
    assertEquals("gen?x", excluding("gen?x").patternOf("com/gen\nx/b.yaml", directory));
  }

  @Test
  void theFirstOfSeveralPatterns_isTheReason_andNoneIsNone() throws IOException {
    assertEquals("*.json", excluding("*.yaml", "*.json", "**").patternOf(SOURCE, file()));
    assertNull(ExcludedFiles.NONE.patternOf(SOURCE, file()));
  }

  private ExcludedFiles excluding(String... patterns) {
    return new ExcludedFiles(directory, List.of(patterns));
  }

  /** The finder gives files with all links resolved. */
  private Path file() throws IOException {
    Path file = directory.toRealPath().resolve("src/main/resources").resolve(SOURCE);
    Files.createDirectories(file.getParent());
    return file;
  }
}
