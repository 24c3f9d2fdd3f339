package dev.l9.trace.generator;

import dev.l9.trace.generator.document.Wiring;
import dev.l9.trace.generator.evidence.Attestation;
import dev.l9.trace.generator.evidence.EvidenceTable;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.write.ModulePlan;
import java.util.List;

/**
 * All that a generation makes.
 *
 * @param files as they were generated, in the order of the manifest, without blocks
 * @param plan what becomes of the files on the disk
 */
public record GeneratedModule(
    ModuleSpec spec,
    Extractions extractions,
    FileManifest manifest,
    List<GeneratedFile> files,
    ModulePlan plan,
    Wiring wiring,
    EvidenceTable evidence,
    Attestation attestation) {

  public GeneratedModule {
    files = List.copyOf(files);
  }
}
