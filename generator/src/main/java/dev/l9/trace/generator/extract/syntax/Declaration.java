package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * A type that a file declares.
 *
 * @param outer the type in which it is nested
 */
public record Declaration(
    ParsedFile file, ClassTree tree, String qualifiedName, Optional<Declaration> outer) {

  static Declaration topLevel(ParsedFile file, ClassTree tree) {
    String in = file.entry().packageName();
    String name = tree.getSimpleName().toString();
    return new Declaration(file, tree, in.isEmpty() ? name : in + "." + name, Optional.empty());
  }

  /** The nested type of this simple name. */
  public Optional<Declaration> nested(String name) {
    for (Tree member : tree.getMembers()) {
      if (member instanceof ClassTree type && type.getSimpleName().contentEquals(name)) {
        String nested = qualifiedName + "." + name;
        return Optional.of(new Declaration(file, type, nested, Optional.of(this)));
      }
    }
    return Optional.empty();
  }

  /** The line in which it has its name. */
  public int line() {
    return file.nameLine(tree);
  }

  /** {@code file:line}, relative to the repository's root. */
  public String place() {
    return file.entry().name() + ":" + line();
  }

  /** The package's name. */
  public String packageName() {
    return file.entry().packageName();
  }

  /** Whether it is an interface; members of one are public without saying so. */
  public boolean isInterface() {
    return tree.getKind() == Tree.Kind.INTERFACE || tree.getKind() == Tree.Kind.ANNOTATION_TYPE;
  }

  /** Whether code of a package may name it. */
  public boolean isVisibleFrom(String packageName) {
    return (isVisible(tree.getModifiers(), packageName)
            || (outer.isPresent() && outer.get().isInterface()))
        && (outer.isEmpty() || outer.get().isVisibleFrom(packageName));
  }

  private boolean isVisible(ModifiersTree modifiers, String packageName) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || (packageName.equals(packageName()) && !modifiers.getFlags().contains(Modifier.PRIVATE));
  }

  /** Whether code of a package may use a member with these modifiers. */
  public boolean isMemberVisibleFrom(String packageName, ModifiersTree modifiers) {
    boolean isOpen = isInterface() && !modifiers.getFlags().contains(Modifier.PRIVATE);
    return isVisibleFrom(packageName) && (isOpen || isVisible(modifiers, packageName));
  }

  /** The names of its type variables, and of those types around it. */
  public Set<String> typeVariables() {
    Set<String> names = new TreeSet<>();
    tree.getTypeParameters().forEach(variable -> names.add(variable.getName().toString()));
    outer.ifPresent(around -> names.addAll(around.typeVariables()));
    return names;
  }
}
