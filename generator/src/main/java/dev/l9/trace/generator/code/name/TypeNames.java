package dev.l9.trace.generator.code.name;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the Java type of a {@link TypeRef}: one that the module declares, one of the repository, or
 * one of the JDK, in this order.
 */
final class TypeNames {

  private final Map<String, ClassName> declared = new LinkedHashMap<>();
  private final Extractions extractions;

  TypeNames(ModuleSpec spec, ClassName api, Extractions extractions) {
    this.extractions = extractions;
    for (TypeSpec type : spec.types()) {
      declared.put(type.name(), ClassName.get(api.canonicalName(), type.name()));
    }
    for (PortSpec port : spec.ports()) {
      declared.put(port.name(), ClassName.get(api.canonicalName(), port.name()));
    }
  }

  /** The type; empty if nothing of that name is known. */
  Optional<TypeName> find(TypeRef type) {
    String name = type.name();
    if (name.endsWith("[]")) {
      TypeRef element = new TypeRef(name.substring(0, name.length() - 2), type.arguments());
      return find(element).map(ArrayTypeName::of);
    }
    if (name.startsWith("?")) {
      return wildcard(name, type);
    }
    return raw(name).flatMap(raw -> withArguments(raw, type));
  }

  private Optional<TypeName> wildcard(String name, TypeRef type) {
    String bound = name.substring(1).strip();
    if (bound.isEmpty()) {
      return Optional.of(WildcardTypeName.subtypeOf(Object.class));
    }
    String kind = bound.substring(0, bound.indexOf(' '));
    TypeRef limit = new TypeRef(bound.substring(kind.length()).strip(), type.arguments());
    return find(limit)
        .map(
            found ->
                kind.equals("super")
                    ? WildcardTypeName.supertypeOf(found)
                    : WildcardTypeName.subtypeOf(found));
  }

  private Optional<TypeName> withArguments(TypeName raw, TypeRef type) {
    if (type.arguments().isEmpty()) {
      return Optional.of(raw);
    }
    TypeName[] arguments = new TypeName[type.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      Optional<TypeName> argument = find(type.arguments().get(i));
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments[i] = argument.get().box();
    }
    return raw instanceof ClassName generic
        ? Optional.of(ParameterizedTypeName.get(generic, arguments))
        : Optional.empty();
  }

  private Optional<TypeName> raw(String name) {
    ClassName own = declared.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    Optional<ExtractedType> extracted = extractions.type(name);
    if (extracted.isPresent()) {
      return Optional.of(ClassName.bestGuess(extracted.get().qualifiedName()));
    }
    return name.contains(".") ? Optional.of(ClassName.bestGuess(name)) : JdkTypes.named(name);
  }
}
