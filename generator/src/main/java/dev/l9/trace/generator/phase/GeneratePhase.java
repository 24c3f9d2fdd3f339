package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.code.CodeGenerator;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.List;

/**
 * 4_GENERATE: makes the code and the tests. It is shut where something would have to be made up, or
 * no test can prove what the spec demands.
 */
public final class GeneratePhase {

  private GeneratePhase() {}

  /** Makes CODE_FILES and TEST_FILES, and the build's file. */
  public static List<GeneratedFile> run(ModuleSpec spec, Extractions extractions) {
    CodeGenerator.Result result = CodeGenerator.generate(spec, extractions);
    GateShut.unlessNone(result.blockers());
    return result.files();
  }
}
