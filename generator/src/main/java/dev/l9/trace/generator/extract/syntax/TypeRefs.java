package dev.l9.trace.generator.extract.syntax;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes references to types of syntax trees. */
public final class TypeRefs {

  private final NameResolver names;
  private final Declaration in;
  private final Set<String> variables;

  /**
   * For the types in the body of a type.
   *
   * @param variables the type variables that may be named there
   */
  public TypeRefs(NameResolver names, Declaration in, Set<String> variables) {
    this.names = names;
    this.in = in;
    this.variables = Set.copyOf(variables);
  }

  /** The type that a tree names, with full names where they are known. */
  public TypeRef of(Tree tree) {
    if (tree instanceof AnnotatedTypeTree annotated) {
      return of(annotated.getUnderlyingType());
    }
    if (tree instanceof PrimitiveTypeTree primitive) {
      return TypeRef.of(primitive.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT));
    }
    if (tree instanceof ArrayTypeTree array) {
      TypeRef element = of(array.getType());
      return new TypeRef(element.name() + "[]", element.arguments());
    }
    if (tree instanceof ParameterizedTypeTree generic) {
      List<TypeRef> arguments =
          generic.getTypeArguments().stream().map(argument -> of(argument)).toList();
      return new TypeRef(of(generic.getType()).name(), arguments);
    }
    if (tree instanceof WildcardTree wildcard) {
      return wildcard(wildcard);
    }
    return TypeRef.of(names.resolve(in, variables, name(tree)));
  }

  private TypeRef wildcard(WildcardTree wildcard) {
    if (wildcard.getBound() == null) {
      return TypeRef.of("?");
    }
    TypeRef bound = of(wildcard.getBound());
    String kind = wildcard.getKind() == Tree.Kind.SUPER_WILDCARD ? "? super " : "? extends ";
    return new TypeRef(kind + bound.name(), bound.arguments());
  }

  /** The name of a type as it is written, without type arguments and annotations. */
  public static String name(Tree tree) {
    if (tree instanceof AnnotatedTypeTree annotated) {
      return name(annotated.getUnderlyingType());
    }
    if (tree instanceof ParameterizedTypeTree generic) {
      return name(generic.getType());
    }
    if (tree instanceof MemberSelectTree member) {
      return name(member.getExpression()) + "." + member.getIdentifier();
    }
    return tree.toString();
  }
}
