package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.ClassName;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/** Finds the methods that operations call: of the module's ports, and of the repository's types. */
public final class CalledMethods {

  private final ModuleSpec spec;
  private final Extractions extractions;
  private final ModuleNames names;

  /** The methods that this spec may name. */
  public CalledMethods(ModuleSpec spec, Extractions extractions, ModuleNames names) {
    this.spec = spec;
    this.extractions = extractions;
    this.names = names;
  }

  /** The method; empty if no port and no type of the repository has it. */
  public Optional<CalledMethod> find(MethodRef ref) {
    return ofPort(ref).or(() -> ofRepository(ref));
  }

  private Optional<CalledMethod> ofPort(MethodRef ref) {
    for (PortSpec port : spec.ports()) {
      if (port.name().equals(ref.type())) {
        return port.methods().stream()
            .filter(method -> method.name().equals(ref.method()))
            .findFirst()
            .map(
                method ->
                    new CalledMethod(
                        ref, names.declared(port.name()), true, method.input(), method.output()));
      }
    }
    return Optional.empty();
  }

  private Optional<CalledMethod> ofRepository(MethodRef ref) {
    Optional<ExtractedType> type = extractions.type(ref.type());
    return type.flatMap(
        found ->
            found.methods().stream()
                .filter(method -> method.name().equals(ref.method()))
                .filter(method -> method.parameters().size() <= 1)
                .findFirst()
                .map(method -> called(ref, found, method)));
  }

  private static CalledMethod called(
      MethodRef ref, ExtractedType type, ExtractedType.Method method) {
    Optional<TypeRef> input =
        method.parameters().stream().findFirst().map(ExtractedType.Field::type);
    Optional<TypeRef> output =
        Optional.of(method.result()).filter(result -> !result.name().equals("void"));
    return new CalledMethod(ref, ClassName.bestGuess(type.qualifiedName()), false, input, output);
  }
}
