package dev.l9.trace.generator.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.reading.SpecReader;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static GeneratedFile file(String path, int lines) {
    return new GeneratedFile(path, FileRole.CODE, "x\n".repeat(lines));
  }

  private static String check(GeneratedFile... files) {
    return Budget.check("module.yaml", List.of(files)).stream()
        .map(Blocker::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aManifest_hasTheFilesThatTheSpecAllows() {
    Path spec = Path.of("..", "docs", "generator", "ticket-runner", "module.yaml");
    ModuleSpec module = SpecReader.read(spec).spec().orElseThrow();
    List<String> allowed =
        module.repo().allowedNewFiles().stream().map(ModuleSpec.FileName::path).sorted().toList();
    assertEquals(allowed, FileManifest.of(module).paths().stream().sorted().toList());
  }

  @Test
  void aModuleWithinTheBudget_isNotRefused() {
    assertEquals("", check(file("a", 500), file("b", 500)));
  }

  @Test
  void aFileOfTooManyLines_isRefused() {
    assertEquals(
        "module.yaml:1: SPEC_BLOCKER: a has 501 lines, of at most 500; fix: make two modules of it,"
            + " each with a part of the operations and their types",
        check(file("a", 501)));
  }

  @Test
  void tooManyFiles_andTooManyLinesInAll_areRefused() {
    List<GeneratedFile> files = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      files.add(file("f" + i, 334));
    }
    assertEquals(
        """
        module.yaml:1: SPEC_BLOCKER: the module has 9 files, of at most 8; fix: make two modules of \
        it, each with a part of the operations and their types
        module.yaml:1: SPEC_BLOCKER: the module has 3006 lines, of at most 3000; fix: make two \
        modules of it, each with a part of the operations and their types""",
        check(files.toArray(GeneratedFile[]::new)));
  }
}
