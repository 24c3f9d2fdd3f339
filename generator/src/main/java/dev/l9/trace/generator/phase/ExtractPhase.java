package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.extract.Extraction;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.IOException;
import java.nio.file.Path;

/**
 * 2_EXTRACT: reads the files that the spec wants to have read, and finds what it refers to in the
 * repository's sources. Gate {@code contracts_clear}: all of it was found, and is unambiguous.
 */
public final class ExtractPhase {

  private ExtractPhase() {}

  /**
   * Makes CONTRACT_EXTRACTIONS.
   *
   * @param folder the module's folder, which need not be there yet
   */
  public static Extractions run(ModuleSpec spec, Path folder) throws IOException {
    Extraction.Outcome outcome = Extraction.of(spec, folder);
    GateShut.unlessNone(outcome.blockers());
    return outcome.extractions();
  }
}
