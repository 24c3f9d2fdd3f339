package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.Tree;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A supertype that the repository has.
 *
 * @param arguments what its type variables stand for
 */
public record Supertype(Declaration type, Map<String, TypeRef> arguments) {

  public Supertype {
    arguments = Map.copyOf(arguments);
  }

  /** All supertypes of a type that the repository has, the near ones first. */
  public static List<Supertype> allOf(Declaration type, NameResolver names) {
    List<Supertype> all = new ArrayList<>();
    collect(type, Map.of(), names, all, new HashSet<>(Set.of(type.qualifiedName())));
    return all;
  }

  private static void collect(
      Declaration type,
      Map<String, TypeRef> arguments,
      NameResolver names,
      List<Supertype> all,
      Set<String> seen) {
    TypeRefs types = new TypeRefs(names, type.outer().orElse(type), type.typeVariables());
    for (Tree tree : NameResolver.supertypeTrees(type.tree())) {
      TypeRef reference = put(types.of(tree), arguments);
      List<Declaration> found = names.declarations().find(reference.name());
      for (Declaration one : NameResolver.near(found, type)) {
        if (seen.add(one.qualifiedName())) {
          Supertype supertype = new Supertype(one, arguments(one, reference));
          all.add(supertype);
          collect(one, supertype.arguments, names, all, seen);
        }
      }
    }
  }

  private static Map<String, TypeRef> arguments(Declaration type, TypeRef reference) {
    Map<String, TypeRef> arguments = new HashMap<>();
    int count = Math.min(type.tree().getTypeParameters().size(), reference.arguments().size());
    for (int i = 0; i < count; i++) {
      String variable = type.tree().getTypeParameters().get(i).getName().toString();
      arguments.put(variable, reference.arguments().get(i));
    }
    return arguments;
  }

  /** A type in which type variables are replaced by what they stand for. */
  public static TypeRef put(TypeRef type, Map<String, TypeRef> arguments) {
    boolean isArray = type.name().endsWith("[]");
    String name = isArray ? type.name().substring(0, type.name().length() - 2) : type.name();
    TypeRef whole = arguments.get(name);
    if (whole != null) {
      return isArray ? new TypeRef(whole.name() + "[]", whole.arguments()) : whole;
    }
    return new TypeRef(
        type.name(), type.arguments().stream().map(one -> put(one, arguments)).toList());
  }
}
