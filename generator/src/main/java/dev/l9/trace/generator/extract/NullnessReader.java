package dev.l9.trace.generator.extract;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import dev.l9.trace.generator.extract.ExtractedType.Nullness;
import dev.l9.trace.generator.extract.source.SourceIndex;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.Declarations;
import dev.l9.trace.generator.extract.syntax.ParsedFile;
import dev.l9.trace.generator.extract.syntax.TypeRefs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether a value may be null, by annotations of any library: on it, or as a default of
 * the method, the types around, the package and the module.
 */
final class NullnessReader {

  private static final Set<String> NULLABLE =
      Set.of("Nullable", "CheckForNull", "NullableDecl", "PossiblyNull", "NullableType");
  private static final Set<String> NON_NULL =
      Set.of("NonNull", "Nonnull", "NotNull", "NonNullDecl", "NonNullType");
  private static final Set<String> MARKED =
      Set.of(
          "NullMarked",
          "NonNullApi",
          "NonNullFields",
          "NonNullByDefault",
          "NotNullByDefault",
          "ParametersAreNonnullByDefault");
  private static final Set<String> UNMARKED = Set.of("NullUnmarked");

  /** Where an annotation before an array belongs to its elements, as that before a type does. */
  private static final List<String> OF_TYPES =
      List.of("org.jspecify.", "org.checkerframework.", "org.eclipse.jdt.");

  private final Declarations declarations;

  NullnessReader(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * Whether a value may be null.
   *
   * @param in the type in which it is declared
   * @param modifiers of the declaration
   * @param around the modifiers of the method, if it is a parameter
   */
  Nullness of(Declaration in, ModifiersTree modifiers, List<ModifiersTree> around, Tree type) {
    if (type instanceof PrimitiveTypeTree) {
      return Nullness.NON_NULL;
    }
    List<AnnotationTree> own = new ArrayList<>();
    if (type instanceof AnnotatedTypeTree annotated) {
      own.addAll(annotated.getAnnotations());
    }
    boolean isArray = unannotated(type) instanceof ArrayTypeTree;
    for (AnnotationTree annotation : modifiers.getAnnotations()) {
      if (!isArray || !isOfTypes(in.file(), annotation)) {
        own.add(annotation);
      }
    }
    if (has(own, NULLABLE)) {
      return Nullness.NULLABLE;
    }
    return has(own, NON_NULL) ? Nullness.NON_NULL : byDefault(in, around);
  }

  private static Tree unannotated(Tree type) {
    return type instanceof AnnotatedTypeTree annotated ? annotated.getUnderlyingType() : type;
  }

  private static boolean isOfTypes(ParsedFile file, AnnotationTree annotation) {
    String name = TypeRefs.name(annotation.getAnnotationType());
    String end = "." + simple(name);
    return OF_TYPES.stream()
        .anyMatch(
            family ->
                name.startsWith(family)
                    || file.unit().getImports().stream()
                        .map(one -> one.getQualifiedIdentifier().toString())
                        .anyMatch(
                            one -> one.startsWith(family) && (one + ".").endsWith(end + ".")));
  }

  private Nullness byDefault(Declaration in, List<ModifiersTree> around) {
    List<List<? extends AnnotationTree>> scopes = new ArrayList<>();
    around.forEach(modifiers -> scopes.add(modifiers.getAnnotations()));
    for (Optional<Declaration> type = Optional.of(in);
        type.isPresent();
        type = type.get().outer()) {
      scopes.add(type.get().tree().getModifiers().getAnnotations());
    }
    scopes.add(ofPackage(in));
    scopes.add(ofModule(in));
    for (List<? extends AnnotationTree> scope : scopes) {
      if (has(scope, MARKED)) {
        return Nullness.NON_NULL;
      }
      if (has(scope, UNMARKED)) {
        return Nullness.UNSPECIFIED;
      }
    }
    return Nullness.UNSPECIFIED;
  }

  private List<? extends AnnotationTree> ofPackage(Declaration in) {
    String name = in.file().entry().name();
    String file = name.substring(0, name.lastIndexOf('/') + 1) + "package-info.java";
    SourceIndex index = declarations.index();
    return index
        .entry(file)
        .flatMap(declarations::parse)
        .map(parsed -> List.copyOf(parsed.unit().getPackageAnnotations()))
        .orElse(List.of());
  }

  private List<? extends AnnotationTree> ofModule(Declaration in) {
    String file = in.file().entry().sourceFolder() + "module-info.java";
    return declarations
        .index()
        .entry(file)
        .flatMap(declarations::parse)
        .flatMap(parsed -> Optional.ofNullable(parsed.unit().getModule()))
        .map(module -> List.copyOf(module.getAnnotations()))
        .orElse(List.of());
  }

  private static boolean has(List<? extends AnnotationTree> annotations, Set<String> names) {
    return annotations.stream()
        .map(annotation -> simple(TypeRefs.name(annotation.getAnnotationType())))
        .anyMatch(names::contains);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
