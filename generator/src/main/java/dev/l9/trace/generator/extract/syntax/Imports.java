package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a file imports. */
record Imports(
    List<String> names, List<String> staticNames, List<String> wildcards, List<String> modules) {

  private static final String MODULE = "import module ";

  static Imports of(List<? extends ImportTree> trees) {
    Imports all =
        new Imports(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    trees.forEach(all::add);
    return all;
  }

  private void add(ImportTree tree) {
    String name = tree.getQualifiedIdentifier().toString();
    if (tree.toString().stripLeading().startsWith(MODULE)) {
      modules.add(name); // Java 25 has these; the compiler API of 17 doesn't.
    } else if (name.endsWith(".*")) {
      wildcards.add(name.substring(0, name.length() - 2));
    } else if (tree.isStatic()) {
      staticNames.add(name);
    } else {
      names.add(name);
    }
  }

  /**
   * The type that is imported by this simple name.
   *
   * @param isType says of what is imported statically whether it is a type
   */
  Optional<String> named(String simpleName, Predicate<String> isType) {
    String end = "." + simpleName;
    return names.stream()
        .filter(name -> name.endsWith(end))
        .findFirst()
        .or(
            () ->
                staticNames.stream().filter(name -> name.endsWith(end)).filter(isType).findFirst());
  }
}
