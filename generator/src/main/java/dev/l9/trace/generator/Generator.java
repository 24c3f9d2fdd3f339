package dev.l9.trace.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.generator.check.Finding;
import dev.l9.trace.generator.evidence.Attestation;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.phase.AttestPhase;
import dev.l9.trace.generator.phase.DocumentPhase;
import dev.l9.trace.generator.phase.DocumentPhase.Documented;
import dev.l9.trace.generator.phase.EvidencePhase;
import dev.l9.trace.generator.phase.EvidencePhase.Evidence;
import dev.l9.trace.generator.phase.EvidencePhase.TestRunner;
import dev.l9.trace.generator.phase.ExtractPhase;
import dev.l9.trace.generator.phase.GateShut;
import dev.l9.trace.generator.phase.GeneratePhase;
import dev.l9.trace.generator.phase.ParsePhase;
import dev.l9.trace.generator.phase.ParsePhase.Parsed;
import dev.l9.trace.generator.phase.PlanPhase;
import dev.l9.trace.generator.phase.ReadPhase;
import dev.l9.trace.generator.phase.SpecOrigin;
import dev.l9.trace.generator.phase.ValidatePhase;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.reading.Reading;
import dev.l9.trace.generator.verify.VerificationResult.NotRun;
import dev.l9.trace.generator.write.ModulePlan;
import dev.l9.trace.generator.write.ModulePlan.OnConflict;
import dev.l9.trace.generator.write.ModuleWriter;
import dev.l9.trace.generator.write.PlannedFile;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a module from its spec, in nine phases. None begins while the gate of the one before is
 * shut, and nothing is written before all of them are through. Equal specs and repositories make
 * equal files. Not thread-safe.
 */
public final class Generator {

  private final Path specFile;
  private final Path folder;
  private final Settings settings;
  private final Instant now;

  /**
   * Generates nothing yet.
   *
   * @param folder the module's folder, which need not be there yet
   * @param now the time for the registry and the audit log; no generated file has it
   */
  public Generator(Path specFile, Path folder, Settings settings, Instant now) {
    this.specFile = specFile;
    this.folder = folder;
    this.settings = settings;
    this.now = now;
  }

  /** Whether the tests of the module are run, in a copy of it. */
  public enum Verify {
    /** They are, and nothing is written if they can't be. */
    ALWAYS,
    /** They are if they can be. */
    IF_POSSIBLE,
    /** They aren't. */
    NEVER
  }

  /**
   * How a module is made.
   *
   * @param isDry whether it ends with the plan
   * @param searchPath the value of {@code PATH}, on which Maven is looked for
   */
  public record Settings(boolean isDry, Verify verify, OnConflict onConflict, String searchPath) {}

  /**
   * Makes the module.
   *
   * @throws ToolFailure where a file can't be written, or was changed meanwhile; then none is
   */
  public Generation run() throws IOException {
    try {
      Reading reading = ReadPhase.run(specFile);
      Parsed parsed = ParsePhase.run(reading, new SpecOrigin(specFile));
      Extractions extractions = ExtractPhase.run(parsed.spec(), folder);
      FileManifest manifest = PlanPhase.run(parsed.spec());
      if (settings.isDry) {
        return new Generation.Planned(parsed.spec(), extractions, manifest);
      }
      List<GeneratedFile> code = GeneratePhase.run(parsed.spec(), extractions);
      Documented documented = DocumentPhase.run(parsed.spec(), extractions, manifest, code);
      ValidatePhase.run(extractions, documented.files());
      return prove(parsed, extractions, manifest, documented);
    } catch (GateShut e) {
      return new Generation.Blocked(e.blockers());
    }
  }

  private Generation prove(
      Parsed parsed, Extractions extractions, FileManifest manifest, Documented documented)
      throws IOException {
    ModuleWriter writer = new ModuleWriter(folder, parsed.spec(), parsed.metadata(), now);
    ModulePlan plan = writer.plan(documented.files());
    if (!plan.isWritable(settings.onConflict)) {
      return new Generation.Obstructed(plan);
    }
    List<GeneratedFile> merged = merged(documented.files(), plan);
    List<Finding> findings = ValidatePhase.scan(extractions, merged);
    Evidence evidence =
        EvidencePhase.run(parsed.spec(), documented.files(), merged, tests(writer, plan));
    Attestation attestation =
        AttestPhase.run(parsed.spec(), extractions, merged, findings, evidence);
    GeneratedModule module =
        new GeneratedModule(
            parsed.spec(),
            extractions,
            manifest,
            documented.files(),
            plan,
            documented.wiring(),
            evidence.table(),
            attestation);
    String reason = reason(attestation, evidence);
    return reason.isEmpty()
        ? new Generation.Written(module, writer.write(documented.files(), plan))
        : new Generation.Unproven(module, reason);
  }

  /** Why the module isn't written; empty if it is. */
  private String reason(Attestation attestation, Evidence evidence) {
    if (settings.verify == Verify.NEVER) {
      return "";
    }
    if (!AttestPhase.isOpen(attestation)) {
      return "a check has failed";
    }
    boolean isForced = settings.verify == Verify.ALWAYS;
    return isForced && evidence.verified() instanceof NotRun none
        ? "the tests could not be run: " + none.reason()
        : "";
  }

  private TestRunner tests(ModuleWriter writer, ModulePlan plan) {
    if (settings.verify == Verify.NEVER) {
      return EvidencePhase.nobody("The tests were not to be run.");
    }
    return plan.obstacles().isEmpty()
        ? EvidencePhase.maven(writer.root(), folder, settings.searchPath)
        : EvidencePhase.nobody("Files have conflicts in them.");
  }

  /** The files as they are to be on the disk. */
  private static List<GeneratedFile> merged(List<GeneratedFile> files, ModulePlan plan) {
    Map<String, PlannedFile> planned = new HashMap<>();
    plan.files().forEach(file -> planned.put(file.path(), file));
    List<GeneratedFile> merged = new ArrayList<>();
    for (GeneratedFile file : files) {
      PlannedFile becomes = planned.get(file.path());
      if (becomes != null && becomes.isWanted()) {
        String text = new String(becomes.body(), UTF_8);
        merged.add(new GeneratedFile(file.path(), file.role(), text));
      }
    }
    return merged;
  }
}
