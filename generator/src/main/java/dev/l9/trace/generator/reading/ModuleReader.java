package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.role.Methods;
import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.DocText;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredNames;
import dev.l9.trace.generator.reading.type.DeclaredTypes;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.MavenSpec;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.ModuleSpec.Identity;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what stands under {@code module}, part by part. */
final class ModuleReader {

  private final String file;
  private final SpecNode module;
  private final Complaints complaints;

  ModuleReader(String file, SpecNode module, Complaints complaints) {
    this.file = file;
    this.module = module;
    this.complaints = complaints;
  }

  /** The spec; empty if there are complaints. */
  Optional<ModuleSpec> read() {
    checkCoordinates();
    DeclaredNames names = DeclaredNames.of(module);
    TypeReader types = new TypeReader(names);
    DeclaredTypes declared = DeclaredTypes.of(module.at("types"), types, complaints);
    List<PortSpec> ports = new PortsReader(types).read(module.at("interfaces", "outbound"));
    Methods methods = new Methods(names, ports);
    ErrorPolicyReader errors = new ErrorPolicyReader(methods);
    ErrorPolicy policy = errors.read(module.at("error_policy"));
    List<OperationSpec> operations =
        new OperationsReader(module, types, declared, policy, methods, complaints).read();
    types.tellUnknown();
    Map<String, List<String>> metadata = HeaderFields.read(module.at("metadata"));
    ModuleSpec.Repo repo = new FilesReader(module).read();
    String purpose = DocText.of(module.at("purpose"));
    List<ModuleSpec.Acceptance> acceptance = AcceptanceReader.read(module);
    if (!complaints.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ModuleSpec(
            file,
            identity(purpose),
            metadata,
            repo,
            maven(),
            assumptions(),
            dependencies(),
            declared.all(),
            operations,
            ports,
            policy,
            acceptance));
  }

  private Identity identity(String purpose) {
    return new Identity(
        module.text("id").orElseThrow(),
        module.text("name").orElseThrow(),
        purpose,
        ModuleKind.valueOf(module.text("kind").orElseThrow().toUpperCase(Locale.ROOT)),
        module.text("package").orElseThrow());
  }

  private void checkCoordinates() {
    SpecNode packageName = module.at("package");
    packageName
        .text()
        .filter(name -> name.equals("java") || name.startsWith("java."))
        .ifPresent(
            name -> packageName.unusable("the JDK alone has packages in java", "name another"));
    SpecNode version = module.at("maven", "version");
    version
        .text()
        .filter(text -> text.equals("LATEST") || text.equals("RELEASE"))
        .ifPresent(text -> version.unusable(text + " is no version of a project", "write '1.0.0'"));
  }

  private Optional<MavenSpec> maven() {
    SpecNode maven = module.at("maven");
    return maven.isPresent()
        ? Optional.of(
            new MavenSpec(
                maven.text("group").orElseThrow(),
                maven.text("artifact").orElseThrow(),
                maven.text("version").orElseThrow()))
        : Optional.empty();
  }

  private Assumptions assumptions() {
    SpecNode assumes = module.at("assumes");
    return assumes.isPresent()
        ? new Assumptions(
            assumes.text("tool_identity"), assumes.text("idempotency"), assumes.line())
        : Assumptions.NONE;
  }

  private List<DependencySpec> dependencies() {
    return module.at("dependencies").items().stream()
        .map(item -> new DependencySpec(item.text().orElseThrow(), item.line()))
        .toList();
  }
}
