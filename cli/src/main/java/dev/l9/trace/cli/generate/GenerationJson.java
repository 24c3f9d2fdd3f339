package dev.l9.trace.cli.generate;

import dev.l9.trace.generator.GeneratedModule;
import dev.l9.trace.generator.Generation;
import dev.l9.trace.generator.evidence.Attestation;
import dev.l9.trace.generator.evidence.EvidenceTable;
import dev.l9.trace.generator.extract.ExtractionText;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.ContractChange;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.plan.Budget;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.write.ModulePlan;
import dev.l9.trace.generator.write.Obstacle;
import dev.l9.trace.generator.write.PlannedFile;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes what came of a generation as one JSON object: all of it but the texts of the files. */
final class GenerationJson {

  private final JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact());

  private GenerationJson() {}

  static String of(Generation generation, Path folder) {
    GenerationJson writer = new GenerationJson();
    writer.json.beginObject();
    writer.write(generation, folder);
    writer.json.end();
    return writer.json.toString();
  }

  private void write(Generation generation, Path folder) {
    if (generation instanceof Generation.Blocked blocked) {
      json.key("state").value("blocked");
      list("blockers", blocked.blockers(), this::blocker);
    } else if (generation instanceof Generation.Planned planned) {
      json.key("state").value("planned").key("module").value(planned.spec().identity().id());
      extractions(planned.extractions());
      list("file_manifest", planned.manifest().entries(), this::entry);
      list("contract_changes", planned.extractions().changes(), this::change);
    } else if (generation instanceof Generation.Obstructed obstructed) {
      json.key("state").value("obstructed").key("out").value(folder.toString());
      plan(obstructed.plan());
    } else if (generation instanceof Generation.Unproven unproven) {
      json.key("state").value("unproven").key("reason").value(unproven.reason());
      module(unproven.module(), folder);
    } else if (generation instanceof Generation.Written written) {
      json.key("state").value("written");
      module(written.module(), folder);
      list("news", written.news(), json::value);
    }
  }

  private <T> void list(String name, List<T> all, Consumer<T> one) {
    json.key(name).beginArray();
    all.forEach(one);
    json.end();
  }

  private void blocker(Blocker blocker) {
    json.beginObject().key("file").value(blocker.file()).key("line").value(blocker.line());
    json.key("kind").value(blocker.kind().name()).key("issue").value(blocker.issue());
    json.key("proposed_fix").value(blocker.fix()).end();
  }

  private void plan(ModulePlan plan) {
    list("obstacles", plan.obstacles(), this::obstacle);
    list("notes", plan.notes(), json::value);
  }

  private void obstacle(Obstacle obstacle) {
    json.beginObject().key("file").value(obstacle.path()).key("line").value(obstacle.line());
    json.key("kind").value(obstacle.kind().name().toLowerCase(Locale.ROOT));
    json.key("issue").value(obstacle.what()).key("proposed_fix").value(obstacle.fix());
    list("on_the_disk", obstacle.mine(), json::value);
    list("generated", obstacle.theirs(), json::value);
    json.end();
  }

  private void extractions(Extractions extractions) {
    json.key("contract_extractions");
    any(ExtractionText.data(extractions));
  }

  private void any(Object value) {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      map.forEach(
          (key, one) -> {
            json.key(String.valueOf(key));
            any(one);
          });
      json.end();
    } else if (value instanceof List<?> items) {
      json.beginArray();
      items.forEach(this::any);
      json.end();
    } else if (value instanceof Integer number) {
      json.value(number.longValue());
    } else if (value instanceof Boolean flag) {
      json.value(new CapturedValue.Bool(flag));
    } else {
      json.value(String.valueOf(value));
    }
  }

  private void entry(FileManifest.Entry entry) {
    json.beginObject().key("path").value(entry.path());
    json.key("role").value(entry.role().name().toLowerCase(Locale.ROOT));
    json.key("holds").value(entry.holds()).end();
  }

  private void module(GeneratedModule module, Path folder) {
    json.key("module").value(module.spec().identity().id());
    json.key("out").value(folder.toString());
    extractions(module.extractions());
    list("file_manifest", module.manifest().entries(), this::entry);
    files("code_files", module, Set.of(FileRole.CODE, FileRole.BUILD));
    files("test_files", module, Set.of(FileRole.TEST));
    evidence(module.evidence());
    files("readme", module, Set.of(FileRole.DOCUMENT));
    json.key("wiring_snippet").beginObject().key("class").value(module.wiring().className());
    list("commands", module.wiring().commands(), json::value);
    json.end();
    list("contract_changes", module.extractions().changes(), this::change);
    attestation(module.attestation());
    plan(module.plan());
  }

  private void files(String name, GeneratedModule module, Set<FileRole> roles) {
    Map<String, String> fates =
        module.plan().files().stream()
            .collect(
                Collectors.toMap(
                    PlannedFile::path, file -> file.fate().name().toLowerCase(Locale.ROOT)));
    List<GeneratedFile> files =
        module.files().stream().filter(file -> roles.contains(file.role())).toList();
    list(
        name,
        files,
        file -> {
          json.beginObject().key("path").value(file.path());
          json.key("lines").value(Budget.lines(file));
          json.key("state").value(fates.getOrDefault(file.path(), "")).end();
        });
  }

  private void evidence(EvidenceTable evidence) {
    list(
        "test_evidence_table",
        evidence.rows(),
        row -> {
          json.beginObject().key("test").value(row.test()).key("contract").value(row.contract());
          list("fields", row.fields(), json::value);
          json.end();
        });
  }

  private void change(ContractChange change) {
    json.beginObject().key("assumed").value(change.assumed()).key("found").value(change.found());
    json.key("adaptation").value(change.adaptation()).end();
  }

  private void attestation(Attestation attestation) {
    json.key("attestation").beginObject();
    list(
        "checks",
        attestation.rows(),
        row -> {
          json.beginObject().key("check").value(row.check().id());
          json.key("status").value(row.status().id()).key("shown").value(row.shown());
          json.key("how").value(row.how()).end();
        });
    json.key("closing").value(attestation.closing()).end();
  }
}
