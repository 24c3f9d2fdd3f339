package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spec has, what is generated of it compiles without a warning, and its tests pass. */
class AllSpecsTest {

  @Test
  void modules_compileAndPass(@TempDir Path folder) throws IOException {
    int rounds = Boolean.getBoolean("l9.stress") ? 200 : 3;
    List<GeneratedFile> files = new ArrayList<>();
    for (int seed = 0; seed < rounds; seed++) {
      // All modules are compiled at once, each in a package of its own.
      files.addAll(OwnPackage.of(generate(seed), "many_things", "things" + seed));
    }
    Map<String, String> outcomes = CompiledModule.of(files, folder).run();
    assertFalse(outcomes.isEmpty());
    outcomes.forEach((name, failure) -> assertEquals("", failure, name));
  }

  private static List<GeneratedFile> generate(int seed) {
    ModuleSpec spec = new RandomSpecs(seed).next();
    CodeGenerator.Result result = CodeGenerator.generate(spec, Specs.NO_EXTRACTIONS);
    assertEquals(List.of(), result.blockers(), () -> "seed " + seed);
    return result.files();
  }
}
