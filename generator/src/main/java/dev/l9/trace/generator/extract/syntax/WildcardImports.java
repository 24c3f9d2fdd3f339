package dev.l9.trace.generator.extract.syntax;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds types that a file imports by {@code *}, as every file does those of {@code java.lang}. Only
 * the repository and the JDK are known. Where several types of these have the name, the file
 * doesn't compile; this is a problem then.
 */
final class WildcardImports {

  private final Declarations declarations;
  private final JdkTypes jdk = new JdkTypes();

  WildcardImports(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Whether the JDK has this type. */
  boolean isJdkType(String qualifiedName) {
    return jdk.has(qualifiedName);
  }

  /** The one type of this simple name; empty if there is none, or none is known. */
  Optional<String> find(ParsedFile file, String simpleName) {
    Imports imports = file.imports();
    Set<String> found = new TreeSet<>();
    for (String from : imports.wildcards()) {
      if (isThere(from + "." + simpleName, file.entry().packageName())) {
        found.add(from + "." + simpleName);
      }
    }
    if (found.isEmpty()) {
      imports.modules().stream()
          .flatMap(WildcardImports::packages)
          .map(in -> in + "." + simpleName)
          .filter(jdk::has)
          .forEach(found::add);
    }
    if (found.isEmpty() && jdk.has("java.lang." + simpleName)) {
      return Optional.of("java.lang." + simpleName);
    }
    if (found.size() > 1) {
      declarations.ambiguous(file, simpleName, List.copyOf(found));
    }
    return found.stream().findFirst();
  }

  private boolean isThere(String qualifiedName, String packageName) {
    return jdk.has(qualifiedName)
        || declarations.find(qualifiedName).stream()
            .anyMatch(type -> type.isVisibleFrom(packageName));
  }

  private static Stream<String> packages(String module) {
    return ModuleFinder.ofSystem()
        .find(module)
        .map(ModuleReference::descriptor)
        .map(ModuleDescriptor::exports)
        .stream()
        .flatMap(Set::stream)
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source);
  }
}
