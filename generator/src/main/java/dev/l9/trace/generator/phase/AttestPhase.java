package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.check.Finding;
import dev.l9.trace.generator.evidence.Attestation;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.phase.EvidencePhase.Evidence;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * 8_ATTEST: says what was checked, how, and what came of it. Gate {@code all_checks}: no check
 * failed. One that didn't run is no failure, and isn't attested.
 */
public final class AttestPhase {

  private AttestPhase() {}

  /** Makes ATTESTATION. */
  public static Attestation run(
      ModuleSpec spec,
      Extractions extractions,
      List<GeneratedFile> files,
      List<Finding> findings,
      Evidence evidence) {
    Set<String> read = new TreeSet<>(Set.of(spec.file()));
    spec.repo().reads().forEach(file -> read.add(file.path()));
    extractions.types().stream().map(ExtractedType::file).forEach(read::add);
    int scanned = (int) files.stream().filter(file -> file.path().endsWith(".java")).count();
    return Attestation.of(
        new Attestation.Facts(
            spec,
            List.copyOf(read),
            extractions,
            scanned,
            findings,
            evidence.table(),
            evidence.verified()));
  }

  /** Whether no check has failed. */
  public static boolean isOpen(Attestation attestation) {
    return attestation.rows().stream().noneMatch(row -> row.status() == Attestation.Status.FAILED);
  }
}
