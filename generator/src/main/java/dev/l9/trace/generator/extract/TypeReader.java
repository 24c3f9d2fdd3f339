package dev.l9.trace.generator.extract;

import com.sun.source.tree.Tree;
import dev.l9.trace.generator.extract.ExtractedType.Field;
import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.extract.syntax.Supertype;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the extraction of a type of its declaration. */
final class TypeReader {

  private final NameResolver names;
  private final MemberReader members;
  private final String packageName;

  /**
   * Reads types.
   *
   * @param packageName of the module, which is to use them
   */
  TypeReader(NameResolver names, String packageName) {
    this.names = names;
    this.members = new MemberReader(names);
    this.packageName = packageName;
  }

  /** What is declared; empty for an annotation. */
  static Optional<Kind> kind(Declaration type) {
    Tree.Kind kind = type.tree().getKind();
    return switch (kind) {
      case RECORD -> Optional.of(Kind.RECORD);
      case INTERFACE -> Optional.of(Kind.INTERFACE);
      case ENUM -> Optional.of(Kind.ENUM);
      case CLASS -> Optional.of(Kind.CLASS);
      default -> Optional.empty();
    };
  }

  /** The extraction of a type, which is no annotation. */
  ExtractedType read(Declaration type) {
    Kind kind = kind(type).orElseThrow();
    return new ExtractedType(
        type.qualifiedName(),
        kind,
        type.file().entry().name(),
        type.line(),
        members.fields(type),
        methods(type),
        members.constants(type),
        kind == Kind.CLASS ? members.constructors(type, packageName) : List.of());
  }

  /** Its methods, and then those of its supertypes that it doesn't override. */
  private List<Method> methods(Declaration type) {
    Map<String, Method> methods = new LinkedHashMap<>();
    members.methods(type).forEach(method -> methods.put(signature(method), method));
    for (Supertype supertype : Supertype.allOf(type, names)) {
      for (Method method : members.methods(supertype.type())) {
        Method inherited = substituted(method, supertype.arguments());
        methods.putIfAbsent(signature(inherited), inherited);
      }
    }
    return List.copyOf(methods.values());
  }

  private static String signature(Method method) {
    return method.parameters().stream()
        .map(parameter -> parameter.type().name())
        .collect(Collectors.joining(",", method.name() + "(", ")"));
  }

  private static Method substituted(Method method, Map<String, TypeRef> arguments) {
    if (arguments.isEmpty()) {
      return method;
    }
    return new Method(
        method.name(),
        method.parameters().stream()
            .map(one -> new Field(one.name(), Supertype.put(one.type(), arguments), one.nullness()))
            .toList(),
        Supertype.put(method.result(), arguments),
        method.thrown().stream().map(one -> Supertype.put(one, arguments)).toList(),
        method.isAbstract(),
        method.line());
  }
}
