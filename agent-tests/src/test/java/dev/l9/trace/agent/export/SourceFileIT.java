package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that names a file of another type keeps that file's block up to date. */
@JdksInTurn
class SourceFileIT {

  private static final Map<String, String> FILES = files();

  @TempDir Path folder;

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("config/rules.yaml", "# Rules\nlevels: [1, 2]\n");
    files.put("config/rules.json", "{\n\t\"levels\": [1.0]\n}");
    files.put("docs/rules.md", "# Rules\r\n");
    files.put("rules.py", "LEVELS = [1]\n");
    files.put("rules.properties", "levels=1");
    files.put("rules.toml", "levels = [1]\n");
    files.put("rules.sql", "select 1;\n");
    files.put("rules.xml", "<levels/>\n");
    return files;
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void fileThatAMethodNames_isUpdated(Jdk jdk) throws Exception {
    TestProject project = project();
    for (int run = 0; run < 2; run++) {
      ProgramRun done = project.runWell(jdk, "", "demo.Rules");
      assertEquals("", done.err());
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        assertUpdated(file.getKey(), file.getValue());
      }
    }
  }

  private void assertUpdated(String name, String before) throws Exception {
    byte[] after = Files.readAllBytes(resources().resolve(name));
    BlockFormat format = BlockFormats.of(name).orElseThrow();
    assertArrayEquals(before.getBytes(StandardCharsets.UTF_8), format.withoutBlock(after), name);
    DoraTraceBlock block = format.read(after).orElseThrow();
    assertEquals(Map.of("path", new CapturedValue.Text(name)), block.inputs(), name);
    assertEquals("Rules.java", block.graph().nodes().get(0).file(), name);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void fileThatCantTakeABlock_orIsNotThere_isOneWarning_andAnExcludedOneIsNone(Jdk jdk)
      throws Exception {
    TestProject project = project();
    Files.delete(resources().resolve("docs/rules.md"));
    Files.writeString(resources().resolve("config/rules.json"), "[1]\n");
    String excluded = ",update.exclude=*.toml;config/rules.yaml;src/main/resources/rules.sql";
    ProgramRun run = project.runWell(jdk, "update.interval=1ms" + excluded, "demo.Rules");
    for (String name : List.of("rules.toml", "config/rules.yaml", "rules.sql")) {
      assertEquals(FILES.get(name), Files.readString(resources().resolve(name)));
    }
    assertUpdated("rules.xml", "<levels/>\n");
    assertEquals("[1]\n", Files.readString(resources().resolve("config/rules.json")));
    assertEquals(2, run.err().lines().count(), run::toString);
    assertTrue(
        run.err().contains("no block is written for docs/rules.md, which an annotation names"),
        run::toString);
    assertTrue(
        run.err().contains("rules.json has an array as its root, which can't take a block"),
        run::toString);
  }

  private Path resources() {
    return folder.resolve("src/main/resources");
  }

  private TestProject project() throws Exception {
    StringBuilder methods = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = resources().resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      String method = "load" + calls.length();
      methods.append(
          "  @L9Traced(sourceFile = \"%s\") static void %s(String path) {}\n"
              .formatted(file.getKey(), method));
      calls.append("    %s(\"%s\");\n".formatted(method, file.getKey()));
    }
    String source =
        "package demo;\nimport dev.l9.trace.L9Traced;\npublic class Rules {\n%s  public static void main(String[] a) {\n%s  }\n}\n"
            .formatted(methods, calls);
    return new TestProject(folder).source("demo/Rules.java", source).compile("-g");
  }
}
