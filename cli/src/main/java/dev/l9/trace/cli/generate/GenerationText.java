package dev.l9.trace.cli.generate;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Screen.Colour;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.generator.GeneratedModule;
import dev.l9.trace.generator.Generation;
import dev.l9.trace.generator.document.Wiring;
import dev.l9.trace.generator.evidence.Attestation;
import dev.l9.trace.generator.evidence.EvidenceTable;
import dev.l9.trace.generator.extract.ExtractionText;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.ContractChange;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.plan.Budget;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.write.FileFate;
import dev.l9.trace.generator.write.PlannedFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints what came of a generation, in the order of the specification of the format. */
final class GenerationText {

  private final PrintWriter out;
  private final Screen screen;

  GenerationText(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  void print(Generation generation, Path folder) {
    if (generation instanceof Generation.Planned planned) {
      extractions(planned.extractions());
      manifest(planned.manifest());
      changes(planned.extractions().changes());
    } else if (generation instanceof Generation.Unproven unproven) {
      all(unproven.module());
    } else if (generation instanceof Generation.Written written) {
      all(written.module());
      summary(written.module(), folder);
    }
  }

  private void all(GeneratedModule module) {
    extractions(module.extractions());
    manifest(module.manifest());
    files("CODE_FILES", module, Set.of(FileRole.CODE, FileRole.BUILD));
    files("TEST_FILES", module, Set.of(FileRole.TEST));
    evidence(module.evidence());
    files("README", module, Set.of(FileRole.DOCUMENT));
    wiring(module.wiring());
    changes(module.extractions().changes());
    attestation(module.attestation());
  }

  private void title(String title) {
    out.println(screen.in(Colour.BOLD, title));
  }

  private void line(String text) {
    out.println("  " + PlainText.of(text));
  }

  /** As YAML, which is what the specification of the format shows. */
  private void extractions(Extractions extractions) {
    List<String> lines = ExtractionText.of(extractions).lines().toList();
    title(PlainText.of(lines.get(0)));
    lines.stream().skip(1).forEach(line -> out.println(PlainText.of(line)));
    out.println();
  }

  private void manifest(FileManifest manifest) {
    title("FILE_MANIFEST");
    int width = manifest.paths().stream().mapToInt(String::length).max().orElse(0);
    for (FileManifest.Entry entry : manifest.entries()) {
      line(entry.path() + " ".repeat(width - entry.path().length()) + "  " + entry.holds());
    }
    out.println();
  }

  private void files(String title, GeneratedModule module, Set<FileRole> roles) {
    title(title);
    Map<String, FileFate> fates =
        module.plan().files().stream()
            .collect(Collectors.toMap(PlannedFile::path, PlannedFile::fate));
    for (GeneratedFile file : module.files()) {
      FileFate fate = fates.get(file.path());
      if (roles.contains(file.role()) && fate != null) {
        line(file.path() + ": " + Budget.lines(file) + " lines, " + fate.words());
      }
    }
    out.println();
  }

  private void evidence(EvidenceTable evidence) {
    title("TEST_EVIDENCE_TABLE");
    if (!evidence.notRun().isEmpty()) {
      line("No test was run: " + evidence.notRun().lines().findFirst().orElse(""));
    } else {
      Table table = new Table().text("Test Name").text("Contract Proved").text("Fields Asserted");
      evidence
          .rows()
          .forEach(row -> table.row(row.test(), row.contract(), String.join(", ", row.fields())));
      table.print(out, screen);
    }
    out.println();
  }

  private void wiring(Wiring wiring) {
    title("WIRING_SNIPPET");
    line(wiring.className() + ", to copy from README.md (Wiring Instructions); then");
    wiring.commands().forEach(command -> line("  " + command));
    out.println();
  }

  private void changes(List<ContractChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    title("CONTRACT_CHANGES");
    for (ContractChange change : changes) {
      line("- assumed: " + change.assumed());
      line("  found: " + change.found());
      line("  adaptation: " + change.adaptation());
    }
    out.println();
  }

  private void attestation(Attestation attestation) {
    title("ATTESTATION");
    Table table = new Table().text("Check").text("Status").text("How");
    for (Attestation.Row row : attestation.rows()) {
      String how = row.how().lines().findFirst().orElse("");
      if (row.status() == Attestation.Status.PASSED) {
        table.row(row.check().label(), row.shown(), how);
      } else {
        table.redRow(row.check().label(), row.shown(), how);
      }
    }
    table.print(out, screen);
    out.println();
    out.println(PlainText.of(attestation.closing()));
  }

  private void summary(GeneratedModule module, Path folder) {
    long changed = module.plan().files().stream().filter(PlannedFile::isChange).count();
    String lines = String.format(Locale.ROOT, "%,d", Budget.total(module.files()));
    out.println(
        PlainText.of(
            module.files().size()
                + " files with "
                + lines
                + " lines in "
                + folder
                + ": "
                + changed
                + " written, "
                + (module.files().size() - changed)
                + " as they were"));
    out.flush();
  }
}
