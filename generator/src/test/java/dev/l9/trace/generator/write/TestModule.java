package dev.l9.trace.generator.write;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.write.ModulePlan.OnConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A module of three files, one of which differs from run to run. */
final class TestModule {

  final Path folder;
  private final Map<String, List<String>> metadata = new TreeMap<>();
  private String id = "orders";

  TestModule(Path folder) {
    this.folder = folder;
    metadata("created_at", "2026-01-05T09:00:00Z")
        .metadata("created_by", "Team")
        .metadata("layer", "operations")
        .metadata("domain", "orders")
        .metadata("governance_level", "high");
  }

  TestModule metadata(String field, String value) {
    metadata.put(field, List.of(value));
    return this;
  }

  TestModule named(String other) {
    id = other;
    return this;
  }

  private ModuleWriter writer() throws IOException {
    ModuleSpec spec =
        new ModuleSpec(
            "module.yaml",
            new ModuleSpec.Identity(id, "Orders", "Keeps orders.", ModuleKind.SERVICE, "com.acme"),
            metadata,
            new ModuleSpec.Repo(List.of(), List.of()),
            Optional.empty(),
            Assumptions.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new ErrorPolicy(Reaction.FAIL_CLOSED, List.of(), 1),
            List.of());
    return new ModuleWriter(folder, spec, metadata, Instant.parse("2026-06-07T08:09:10Z"));
  }

  private static List<GeneratedFile> files(String code) {
    return List.of(
        new GeneratedFile("src/main/java/com/acme/Orders.java", FileRole.CODE, code),
        new GeneratedFile("README.md", FileRole.DOCUMENT, "# Orders\n\nKeeps orders.\n"),
        new GeneratedFile("pom.xml", FileRole.BUILD, "<project/>\n"));
  }

  ModulePlan plan(String code) throws IOException {
    return writer().plan(files(code));
  }

  void write(String code, ModulePlan plan) throws IOException {
    writer().write(files(code), plan);
  }

  /** Writes, if nothing is in the way. */
  ModulePlan generate(String code) throws IOException {
    return generate(files(code), OnConflict.STOP);
  }

  ModulePlan generateWithout(String path, String code) throws IOException {
    return generate(
        files(code).stream().filter(file -> !file.path().equals(path)).toList(), OnConflict.STOP);
  }

  void mark(String code) throws IOException {
    generate(files(code), OnConflict.MARK);
  }

  private ModulePlan generate(List<GeneratedFile> files, OnConflict onConflict) throws IOException {
    ModuleWriter writer = writer();
    ModulePlan plan = writer.plan(files);
    if (plan.isWritable(onConflict)) {
      writer.write(files, plan);
    }
    return plan;
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(folder.resolve(path).getParent());
    Files.writeString(folder.resolve(path), text);
  }

  /** All files by their paths, without the audit log, which has times. */
  TreeMap<String, String> contents() throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (!path.startsWith("logs")) {
          contents.put(path, Files.readString(file));
        }
      }
    }
    return contents;
  }
}
