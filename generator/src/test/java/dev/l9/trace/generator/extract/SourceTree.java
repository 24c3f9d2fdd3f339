package dev.l9.trace.generator.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository that a test writes. */
public final class SourceTree {

  private final Path root;

  /** Writes below a folder, which the contract's file makes the root of a repository. */
  public SourceTree(Path root) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
    write(".l9-codegen-dora-contract.yaml", "");
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** Writes a Java file whose package and name are in its text. */
  public SourceTree java(String text) throws IOException {
    String packageName = text.replaceFirst("(?s).*?package ([\\w.]+);.*", "$1");
    String type = text.replaceFirst("(?s).*?\\b(?:class|interface|enum|record) (\\w+).*", "$1");
    return write("src/main/java/" + packageName.replace('.', '/') + "/" + type + ".java", text);
  }

  /** Writes a file. */
  public SourceTree write(String path, String text) throws IOException {
    return write(path, text.getBytes(UTF_8));
  }

  /** Writes a file. */
  public SourceTree write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  /** What is extracted for a module in the folder {@code module} of the repository. */
  Extraction.Outcome extract(ModuleSpecs specs) throws IOException {
    return Extraction.of(specs.spec(), root.resolve("module"));
  }

  /** The blockers of that, with paths relative to the repository. */
  List<String> blockers(ModuleSpecs specs) throws IOException {
    return extract(specs).blockers().stream()
        .map(blocker -> blocker.toString().replace(root + "/", ""))
        .toList();
  }

  /** The one type that a spec is to name, extracted without blockers. */
  ExtractedType type(String qualifiedName) throws IOException {
    Extraction.Outcome outcome = extract(ModuleSpecs.on(qualifiedName));
    if (!outcome.blockers().isEmpty()) {
      throw new AssertionError(outcome.blockers());
    }
    return outcome.extractions().type(qualifiedName).orElseThrow();
  }
}
