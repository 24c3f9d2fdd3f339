package dev.l9.trace.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.remedy.Remedy;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.validate.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A folder with a contract, for tests of what is done with its files. */
public final class GovernedFolder {

  /** When everything happens. */
  public static final Instant NOW = Instant.parse("2026-01-02T02:04:00Z");

  /** A contract that says all that nobody else could. */
  public static final String CONTRACT =
      """
      field_values:
        - files: ["*"]
          layer: foundation
          domain: orders
          type: service
          governance_level: high
          created_by: Codegen
          purpose: Keeps orders.
      """;

  /** The root. */
  public final Path root;

  private GovernedFolder(Path root) {
    this.root = root;
  }

  /** A folder with the {@link #CONTRACT}. */
  public static GovernedFolder in(Path folder) throws IOException {
    return in(folder, CONTRACT);
  }

  /** A folder with this contract. */
  public static GovernedFolder in(Path folder, String contract) throws IOException {
    GovernedFolder governed = new GovernedFolder(Files.createDirectories(folder).toRealPath());
    governed.write(Contract.FILE, contract);
    return governed;
  }

  /** Writes a file, in UTF-8. */
  public GovernedFolder write(String path, String text) throws IOException {
    return write(path, text.getBytes(UTF_8));
  }

  /** Writes a file. */
  public GovernedFolder write(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  /** The text of a file in UTF-8; empty if it isn't there. */
  public String read(String path) throws IOException {
    Path file = root.resolve(path);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** The project. */
  public GovernedProject project() throws IOException {
    return GovernedProject.at(root);
  }

  /** What a check says. */
  public Verdict validate(String... paths) throws IOException {
    List<Path> named = List.of(paths).stream().map(root::resolve).toList();
    return Validation.of(project(), named).run();
  }

  /** What a check says, a line each, without remedies. */
  public List<String> said(String... paths) throws IOException {
    return lines(validate(paths));
  }

  /** What a verdict says, a line each, without remedies. */
  public static List<String> lines(Verdict verdict) {
    return verdict.violations().stream().map(GovernedFolder::line).toList();
  }

  /** A violation as a line. */
  public static String line(Violation violation) {
    String severity = violation.severity().name().toLowerCase(Locale.ROOT);
    String place = violation.path() + ":" + violation.line() + ":" + violation.column();
    return place + ": " + severity + " [" + violation.rule().id() + "] " + violation.message();
  }

  /** Mends all files. */
  public Remedy.Result mend() throws IOException {
    return new Remedy(project(), NOW).mend(List.of(), false);
  }

  /** Puts blocks into files, without a spec. */
  public Injection.Outcome inject(String... paths) throws IOException {
    return inject(MetadataSpec.NONE, paths);
  }

  /** Puts blocks into files, by a spec. */
  public Injection.Outcome inject(MetadataSpec spec, String... paths) throws IOException {
    return new Injection(project(), spec, NOW).inject(List.of(paths));
  }

  /** A spec of this text. */
  public MetadataSpec spec(String text) throws IOException {
    write(".l9-spec.yaml", text);
    return MetadataSpec.read(root.resolve(".l9-spec.yaml"));
  }
}
