package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which type a name means, in the order of the Java Language Specification: type
 * variables, members of the types around, inherited members too, imports by name, the package, and
 * imports by wildcard. What comes from a library keeps the name that it has in the source, since
 * libraries aren't read. Not thread-safe.
 */
public final class NameResolver {

  private final Declarations declarations;
  private final WildcardImports wildcards;

  /** Resolves names in the files of a repository. */
  public NameResolver(Declarations declarations) {
    this.declarations = declarations;
    this.wildcards = new WildcardImports(declarations);
  }

  /** The types of the repository. */
  public Declarations declarations() {
    return declarations;
  }

  /**
   * The full name of a type.
   *
   * @param in the type in whose body the name is
   * @param variables the type variables that may be named there
   * @param name as it is written, with dots or without
   */
  public String resolve(Declaration in, Set<String> variables, String name) {
    String first = first(name);
    if (variables.contains(first)) {
      return name;
    }
    return resolve(in.file(), Optional.of(in), name, new HashSet<>());
  }

  private String resolve(
      ParsedFile file, Optional<Declaration> in, String name, Set<String> asked) {
    String first = first(name);
    Optional<String> found = member(in, first, asked);
    if (found.isEmpty()) {
      found = file.imports().named(first, this::isType);
    }
    if (found.isEmpty()) {
      found = samePackage(file, first);
    }
    if (found.isEmpty()) {
      found = wildcards.find(file, first);
    }
    return found.map(full -> full + name.substring(first.length())).orElse(name);
  }

  /** A member of the types around that has this name, or one of these types itself. */
  private Optional<String> member(Optional<Declaration> in, String name, Set<String> asked) {
    for (Optional<Declaration> around = in; around.isPresent(); around = around.get().outer()) {
      Declaration type = around.get();
      if (type.tree().getSimpleName().contentEquals(name)) {
        return Optional.of(type.qualifiedName());
      }
      Optional<String> found = memberOf(type, name, asked);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> memberOf(Declaration type, String name, Set<String> asked) {
    Optional<Declaration> own = type.nested(name);
    if (own.isPresent()) {
      return own.map(Declaration::qualifiedName);
    }
    if (asked.add(type.qualifiedName() + " " + name)) {
      for (Declaration supertype : supertypes(type, asked)) {
        Optional<String> inherited = memberOf(supertype, name, asked);
        if (inherited.isPresent()) {
          return inherited;
        }
      }
    }
    return Optional.empty();
  }

  /** Those supertypes that the repository has. */
  List<Declaration> supertypes(Declaration type) {
    return supertypes(type, new HashSet<>());
  }

  private List<Declaration> supertypes(Declaration type, Set<String> asked) {
    List<Declaration> found = new ArrayList<>();
    for (Tree tree : supertypeTrees(type.tree())) {
      // The header of a type doesn't see the type's own members.
      String name = resolve(type.file(), type.outer(), TypeRefs.name(tree), asked);
      found.addAll(near(declarations.find(name), type));
    }
    return found;
  }

  /** Of several types of one name, those that are nearest to a type that names them. */
  static List<Declaration> near(List<Declaration> found, Declaration from) {
    return Declarations.nearest(found, from.file().entry().sourceFolder());
  }

  /** What follows {@code extends} and {@code implements}. */
  static List<Tree> supertypeTrees(ClassTree type) {
    List<Tree> trees = new ArrayList<>();
    if (type.getExtendsClause() != null) {
      trees.add(type.getExtendsClause());
    }
    trees.addAll(type.getImplementsClause());
    return trees;
  }

  private Optional<String> samePackage(ParsedFile file, String name) {
    String in = file.entry().packageName();
    String full = in.isEmpty() ? name : in + "." + name;
    return declarations.index().declaring(full).isEmpty() ? Optional.empty() : Optional.of(full);
  }

  private boolean isType(String qualifiedName) {
    return wildcards.isJdkType(qualifiedName) || !declarations.find(qualifiedName).isEmpty();
  }

  private static String first(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
