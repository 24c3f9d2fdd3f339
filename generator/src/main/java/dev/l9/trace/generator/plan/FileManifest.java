package dev.l9.trace.generator.plan;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * FILE_MANIFEST: the files that a module has, by its spec alone.
 *
 * @param entries in the order in which they are generated
 */
public record FileManifest(List<Entry> entries) {

  public FileManifest {
    entries = List.copyOf(entries);
  }

  /**
   * A file.
   *
   * @param path relative to the module's folder, with {@code /} between folders
   * @param holds a clause that says what is in it
   */
  public record Entry(String path, FileRole role, String holds) {}

  /** The files of the module of this spec. */
  public static FileManifest of(ModuleSpec spec) {
    return of(
        spec.identity().name(),
        spec.identity().packageName(),
        spec.maven().isPresent(),
        spec.operations().stream().anyMatch(operation -> operation.idempotency().isPresent()));
  }

  /**
   * The files of a module of which no more is known than this.
   *
   * @param name the beginning of the names of its types
   * @param hasMaven whether it has a {@code pom.xml} of its own
   * @param hasIdempotency whether one of its operations notices repeated calls
   */
  public static FileManifest of(
      String name, String packageName, boolean hasMaven, boolean hasIdempotency) {
    String folder = "java/" + packageName.replace('.', '/') + "/";
    String main = "src/main/" + folder;
    String test = "src/test/" + folder;
    List<Entry> files = new ArrayList<>();
    files.add(
        code(main + name + ".java", "the operations, their records and enums, and the ports"));
    files.add(code(main + name + "Service.java", "what the operations do"));
    files.add(code(main + name + "Exception.java", "the errors"));
    if (hasIdempotency) {
      files.add(code(main + "RecentCalls.java", "what notices repeated calls"));
    }
    files.add(new Entry(test + name + "Test.java", FileRole.TEST, "tests of the records"));
    files.add(
        new Entry(test + name + "ServiceTest.java", FileRole.TEST, "tests of the operations"));
    files.add(new Entry("README.md", FileRole.DOCUMENT, "how to wire, call and mend it"));
    if (hasMaven) {
      files.add(new Entry("pom.xml", FileRole.BUILD, "the build, with Maven"));
    }
    return new FileManifest(files);
  }

  private static Entry code(String path, String holds) {
    return new Entry(path, FileRole.CODE, holds);
  }

  /** The paths, in their order. */
  public List<String> paths() {
    return entries.stream().map(Entry::path).toList();
  }
}
