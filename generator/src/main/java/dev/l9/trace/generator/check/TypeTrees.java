package dev.l9.trace.generator.check;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types as they are written. */
final class TypeTrees {

  private static final Set<String> MAPS =
      Set.of(
          "Map",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "SortedMap",
          "NavigableMap",
          "SequencedMap",
          "ConcurrentMap",
          "ConcurrentHashMap");

  private TypeTrees() {}

  /** The name without package and arguments; empty where none is written, as for {@code var}. */
  static String simpleName(@Nullable Tree type) {
    if (type instanceof IdentifierTree identifier) {
      return identifier.getName().toString();
    } else if (type instanceof MemberSelectTree select) {
      return select.getIdentifier().toString();
    } else if (type instanceof ParameterizedTypeTree parameterized) {
      return simpleName(parameterized.getType());
    } else if (type instanceof AnnotatedTypeTree annotated) {
      return simpleName(annotated.getUnderlyingType());
    } else if (type instanceof ArrayTypeTree array) {
      return simpleName(array.getType()) + "[]";
    } else if (type instanceof PrimitiveTypeTree primitive) {
      return primitive.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT);
    }
    return "";
  }

  /** What stands between angle brackets. */
  static List<? extends Tree> arguments(@Nullable Tree type) {
    if (type instanceof AnnotatedTypeTree annotated) {
      return arguments(annotated.getUnderlyingType());
    }
    return type instanceof ParameterizedTypeTree parameterized
        ? parameterized.getTypeArguments()
        : List.of();
  }

  /** Whether it is a map of which nobody knows what it holds. */
  static boolean isUntypedMap(@Nullable Tree type) {
    if (!MAPS.contains(simpleName(type))) {
      return false;
    }
    List<? extends Tree> arguments = arguments(type);
    return arguments.isEmpty() || isAnything(arguments.get(arguments.size() - 1));
  }

  /** Whether it is such a map, or holds some. */
  static boolean holdsUntypedMap(@Nullable Tree type) {
    return isUntypedMap(type) || arguments(type).stream().anyMatch(TypeTrees::holdsUntypedMap);
  }

  private static boolean isAnything(Tree type) {
    if (type instanceof WildcardTree wildcard) {
      return wildcard.getBound() == null || isAnything(wildcard.getBound());
    }
    return simpleName(type).equals("Object");
  }
}
