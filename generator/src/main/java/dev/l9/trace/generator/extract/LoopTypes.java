package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import java.util.Optional;
import java.util.stream.Stream;

/** Which types an executor's loop hands to and fro, by their full names. */
final class LoopTypes {

  private final ModuleSpec spec;
  private final FoundTypes found;
  private final SpecTypes names;

  LoopTypes(ModuleSpec spec, FoundTypes found) {
    this.spec = spec;
    this.found = found;
    this.names = new SpecTypes(spec);
  }

  /** The call of a tool: what the next step is. */
  Optional<TypeRef> call(Loop loop) {
    return output(loop.next())
        .filter(step -> step.name().equals("java.util.Optional") && step.arguments().size() == 1)
        .map(step -> step.arguments().get(0));
  }

  /** What a call of a tool gives. */
  Optional<TypeRef> result(Loop loop) {
    return output(loop.dispatch());
  }

  /** A tool that may be called: what the input lists. */
  Optional<TypeRef> tool(Loop loop, OperationSpec operation) {
    return loop.approved()
        .flatMap(field -> field(names.full(operation.input()), field))
        .filter(list -> list.arguments().size() == 1)
        .map(list -> list.arguments().get(0));
  }

  private Optional<TypeRef> output(MethodRef reference) {
    for (PortSpec port : spec.ports()) {
      if (port.name().equals(reference.type())) {
        return port.methods().stream()
            .filter(method -> method.name().equals(reference.method()))
            .findFirst()
            .flatMap(PortSpec.Method::output)
            .map(names::full);
      }
    }
    return type(names.full(TypeRef.of(reference.type()))).stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.name().equals(reference.method()))
        .map(Method::result)
        .findFirst();
  }

  private Optional<ExtractedType> type(TypeRef reference) {
    return found.types().stream()
        .filter(type -> type.qualifiedName().equals(reference.name()))
        .findFirst();
  }

  /**
   * The type of what an accessor of this name gives: of a record that the spec declares, or of a
   * type of the repository.
   */
  Optional<TypeRef> field(TypeRef of, String name) {
    Stream<TypeRef> declared =
        spec.types().stream()
            .filter(type -> names.full(TypeRef.of(type.name())).equals(of))
            .filter(TypeSpec.RecordSpec.class::isInstance)
            .flatMap(type -> ((TypeSpec.RecordSpec) type).fields().stream())
            .filter(field -> field.name().equals(name))
            .map(field -> names.full(field.type()));
    return Stream.concat(declared, type(of).stream().flatMap(type -> accessor(type, name)))
        .findFirst();
  }

  private static Stream<TypeRef> accessor(ExtractedType type, String name) {
    Stream<TypeRef> components =
        type.kind() == Kind.RECORD
            ? type.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(ExtractedType.Field::type)
            : Stream.of();
    Stream<TypeRef> methods =
        type.methods().stream()
            .filter(method -> method.name().equals(name) && method.parameters().isEmpty())
            .map(Method::result);
    return Stream.concat(components, methods);
  }

  /** Whether anything is known of a type: the spec declares it, or the repository does. */
  boolean isKnown(TypeRef type) {
    return type(type).isPresent()
        || spec.types().stream().anyMatch(one -> names.full(TypeRef.of(one.name())).equals(type));
  }
}
