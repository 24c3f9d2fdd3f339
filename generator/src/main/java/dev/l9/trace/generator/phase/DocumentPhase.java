package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.document.Readme;
import dev.l9.trace.generator.document.Wiring;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.plan.Budget;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * 5_DOCUMENT: makes the README and the wiring. It is shut where the module is larger than allowed.
 */
public final class DocumentPhase {

  private DocumentPhase() {}

  /**
   * All files of a module.
   *
   * @param files in the order of the manifest
   */
  public record Documented(List<GeneratedFile> files, Wiring wiring) {
    public Documented {
      files = List.copyOf(files);
    }
  }

  /**
   * Makes README and WIRING_SNIPPET.
   *
   * @param code what was generated so far
   */
  public static Documented run(
      ModuleSpec spec, Extractions extractions, FileManifest manifest, List<GeneratedFile> code) {
    Wiring wiring = Wiring.of(spec, extractions, code);
    List<GeneratedFile> all = new ArrayList<>(code);
    all.add(Readme.of(spec, extractions, code, wiring));
    GateShut.unlessNone(Budget.check(spec.file(), all));
    return new Documented(inOrder(manifest, all), wiring);
  }

  private static List<GeneratedFile> inOrder(FileManifest manifest, List<GeneratedFile> files) {
    List<String> paths = manifest.paths();
    List<String> made = files.stream().map(GeneratedFile::path).toList();
    if (!new HashSet<>(paths).equals(new HashSet<>(made))) {
      throw new IllegalStateException("the manifest has " + paths + ", and there are " + made);
    }
    List<GeneratedFile> ordered = new ArrayList<>(files);
    ordered.sort((one, other) -> paths.indexOf(one.path()) - paths.indexOf(other.path()));
    return ordered;
  }
}
