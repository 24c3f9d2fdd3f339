package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.Declarations;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a type that a spec names. */
final class DependencyCheck {

  static final String DELETE_ONE = "delete one of them, or have git ignore it";

  private final Declarations declarations;
  private final String packageName;

  /**
   * Checks types.
   *
   * @param packageName of the module, which is to use them
   */
  DependencyCheck(Declarations declarations, String packageName) {
    this.declarations = declarations;
    this.packageName = packageName;
  }

  /** What is wrong, and what to do. */
  record Problem(String issue, String fix) {}

  /**
   * Checks one.
   *
   * @param all what was found of it
   */
  Optional<Problem> problem(String name, List<Declaration> all) {
    if (all.isEmpty()) {
      String issue = "Model not found: " + name + " is in no Java file of the repository";
      return declarations.isBroken(name)
          ? Optional.empty() // That the file doesn't parse is said already.
          : Optional.of(new Problem(issue, NearestType.fix(name, declarations.index())));
    }
    if (all.size() > 1) {
      return Optional.of(new Problem(twice(name, all), DELETE_ONE));
    }
    return problem(all.get(0));
  }

  private Optional<Problem> problem(Declaration one) {
    String at = ", " + one.place();
    if (TypeReader.kind(one).isEmpty()) {
      String issue = one.qualifiedName() + " is an annotation" + at;
      return Optional.of(new Problem(issue, "name a type that has values"));
    }
    return one.isVisibleFrom(packageName)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                one.qualifiedName() + " isn't public" + at,
                "make it public, or put the module into its package"));
  }

  static String twice(String name, List<Declaration> all) {
    String places = String.join(" and in ", all.stream().map(Declaration::place).sorted().toList());
    return "Model found twice: " + name + " is in " + places;
  }
}
