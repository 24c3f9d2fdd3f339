package dev.l9.trace.generator.extract;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.l9.trace.generator.extract.ExtractedType.Field;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.extract.syntax.TypeRefs;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Reads the fields, methods and constants that a type declares itself. */
final class MemberReader {

  static final String CONSTRUCTOR = "<init>";

  private final NameResolver names;
  private final NullnessReader nullness;

  MemberReader(NameResolver names) {
    this.names = names;
    this.nullness = new NullnessReader(names.declarations());
  }

  /** The components of a record, or the fields of a class that its objects have. */
  List<Field> fields(Declaration type) {
    return type.isInterface()
        ? List.of()
        : variables(type).stream()
            .filter(variable -> !isStatic(variable.getModifiers().getFlags()))
            .map(variable -> field(type, types(type, Set.of()), variable, List.of()))
            .toList();
  }

  private static List<VariableTree> variables(Declaration type) {
    return type.tree().getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .toList();
  }

  private TypeRefs types(Declaration type, Set<String> variables) {
    Set<String> all = type.typeVariables();
    all.addAll(variables);
    return new TypeRefs(names, type, all);
  }

  private Field field(
      Declaration in, TypeRefs types, VariableTree variable, List<MethodTree> method) {
    Tree type = variable.getType();
    return new Field(
        variable.getName().toString(),
        types.of(type),
        nullness.of(
            in,
            variable.getModifiers(),
            method.stream().map(MethodTree::getModifiers).toList(),
            type));
  }

  /** The methods that are neither private nor static, without constructors. */
  List<Method> methods(Declaration type) {
    return trees(type).stream()
        .filter(method -> !method.getName().contentEquals(CONSTRUCTOR))
        .filter(method -> !isStatic(method.getModifiers().getFlags()))
        .filter(method -> !method.getModifiers().getFlags().contains(Modifier.PRIVATE))
        .map(method -> method(type, method))
        .toList();
  }

  /** All methods and constructors that are declared. */
  static List<MethodTree> trees(Declaration type) {
    return type.tree().getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .toList();
  }

  /** The constructors that code of a package may call; the one that needn't be written included. */
  List<Method> constructors(Declaration type, String packageName) {
    if (type.tree().getModifiers().getFlags().contains(Modifier.ABSTRACT)) {
      return List.of();
    }
    List<MethodTree> all =
        trees(type).stream().filter(one -> one.getName().contentEquals(CONSTRUCTOR)).toList();
    if (all.isEmpty()) {
      TypeRef none = TypeRef.of("void");
      return List.of(new Method(CONSTRUCTOR, List.of(), none, List.of(), false, type.line()));
    }
    return all.stream()
        .filter(one -> type.isMemberVisibleFrom(packageName, one.getModifiers()))
        .map(one -> method(type, one))
        .toList();
  }

  private Method method(Declaration type, MethodTree tree) {
    Set<String> own = new TreeSet<>();
    tree.getTypeParameters().forEach(variable -> own.add(variable.getName().toString()));
    TypeRefs types = types(type, own);
    Tree result = tree.getReturnType();
    return new Method(
        tree.getName().toString(),
        tree.getParameters().stream().map(one -> field(type, types, one, List.of(tree))).toList(),
        result == null ? TypeRef.of("void") : types.of(result),
        tree.getThrows().stream().map((ExpressionTree thrown) -> types.of(thrown)).toList(),
        tree.getBody() == null,
        type.file().nameLine(tree));
  }

  /** The constants of an enum. */
  List<String> constants(Declaration type) {
    if (type.tree().getKind() != Tree.Kind.ENUM) {
      return List.of();
    }
    String own = type.tree().getSimpleName().toString();
    return variables(type).stream()
        .filter(variable -> variable.getInitializer() instanceof NewClassTree)
        .filter(variable -> variable.getType().toString().equals(own))
        .map(variable -> variable.getName().toString())
        .toList();
  }

  private static boolean isStatic(Set<Modifier> flags) {
    return flags.contains(Modifier.STATIC);
  }
}
