package dev.l9.trace.generator.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A MODULE_SPEC, complete and checked by itself; whether the repository has what it names is known
 * only after the extraction. Immutable.
 *
 * @param file the file that it was read from, as messages name it
 * @param identity what the module is
 * @param metadata the fields of the headers of its files, by name; single values or lists of them
 * @param repo which files may be made and have to be read
 * @param maven what the module's {@code pom.xml} says; empty where it isn't to have one of its own
 * @param assumptions what the repository is expected to say
 * @param dependencies types of the repository that the spec names
 * @param types those that the module declares, in order
 * @param operations what can be asked of the module
 * @param ports what the module asks of others, and doesn't implement
 * @param errorPolicy what happens where something fails
 * @param acceptance the contracts that a generated test has to prove, as {@code category.name}
 */
public record ModuleSpec(
    String file,
    Identity identity,
    Map<String, List<String>> metadata,
    Repo repo,
    Optional<MavenSpec> maven,
    Assumptions assumptions,
    List<DependencySpec> dependencies,
    List<TypeSpec> types,
    List<OperationSpec> operations,
    List<PortSpec> ports,
    ErrorPolicy errorPolicy,
    List<Acceptance> acceptance) {

  public ModuleSpec {
    dependencies = List.copyOf(dependencies);
    types = List.copyOf(types);
    operations = List.copyOf(operations);
    ports = List.copyOf(ports);
    acceptance = List.copyOf(acceptance);
  }

  /**
   * What the module is.
   *
   * @param id in lower case with underscores; the namespace of the ids that it makes
   * @param name the beginning of the names of its types
   * @param purpose one sentence
   * @param packageName of its types
   */
  public record Identity(
      String id, String name, String purpose, ModuleKind kind, String packageName) {}

  /**
   * Which files a spec speaks of, relative to the folder of the module.
   *
   * @param allowedNewFiles those that may be made, and no others
   * @param reads those that have to be there, or beside the spec, and are read
   */
  public record Repo(List<FileName> allowedNewFiles, List<FileName> reads) {
    public Repo {
      allowedNewFiles = List.copyOf(allowedNewFiles);
      reads = List.copyOf(reads);
    }
  }

  /** A path with {@code /} between folders, and where the spec has it. */
  public record FileName(String path, int line) {}

  /** A contract to prove, and where the spec has it. */
  public record Acceptance(String contract, int line) {}
}
